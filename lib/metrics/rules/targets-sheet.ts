// The Targets screen as a table: one line a metric for what is filtered, for each segment and for each CSM. Ratios only: what is
// made of money has no amounts here, so the file is the same for callers with and without a grant (SPEC N4).

import type { Cell, Overview, SliceLine, Tile } from "../schema/screen.ts";
import { formatFigure, formatValue } from "./format.ts";
import { addDays } from "./period.ts";
import { missingWords } from "./words.ts";

export const sheetHeader = [
  "metric",
  "of",
  "name",
  "shown",
  "value",
  "unit",
  "target",
  "met",
  "previous",
  "previous from",
  "previous to",
  "n",
  "numerator",
  "denominator",
  "rows in",
  "rows out",
  "rows beside",
  "note",
  "from",
  "to",
  "days of",
  "segment",
  "team",
  "csm",
  "definitions",
  "restated",
  "definition",
] as const;

type Value = string | number | null;
type Filters = { segment: string | null; team: string | null; owner: string | null };
const lastDay = (end: string | undefined) => (end ? addDays(end, -1) : null);
const yesNo = (met: boolean | null) => (met === null ? null : met ? "yes" : "no");

function line(data: Overview, filters: Filters, tile: Tile, cell: Cell, of: string, name: string): Value[] {
  const { figure, met } = cell;
  const isOwn = of === "all that is filtered";
  const notes = [figure.value === null ? missingWords({ name: tile.name, figure }) : "", figure.small ? "small" : ""];
  return [
    tile.name,
    of,
    name,
    formatFigure(figure, tile.unit),
    figure.value,
    tile.unit,
    tile.target === null ? null : formatValue(tile.target, tile.unit),
    yesNo(met),
    isOwn ? (tile.previous?.value ?? null) : null,
    isOwn ? (tile.previous?.start ?? null) : null,
    isOwn ? lastDay(tile.previous?.end) : null,
    figure.n,
    figure.numerator,
    figure.denominator,
    figure.counts?.in ?? null,
    figure.counts?.out ?? null,
    figure.counts?.beside ?? null,
    notes.filter(Boolean).join(" · "),
    data.period.start,
    lastDay(isOwn ? tile.end : data.period.end),
    data.timeZone,
    filters.segment,
    filters.team,
    filters.owner,
    `v${data.definitions.version}${data.definitions.approvedOn ? `, approved ${data.definitions.approvedOn}` : ""}`,
    isOwn ? yesNo(tile.restated) : null,
    tile.definition,
  ];
}

/** Lines under `sheetHeader`, in the order of the screen. */
export function targetsSheet(data: Overview, filters: Filters): Value[][] {
  const tiles = [...data.tiles, ...data.strip];
  const own = tiles.map((tile) => line(data, filters, tile, tile, "all that is filtered", ""));
  const below = (lines: readonly SliceLine[], of: string) =>
    lines.flatMap((one) =>
      one.cells.flatMap((cell) => {
        const tile = tiles.find(({ key }) => key === cell.key);
        return tile ? [line(data, filters, tile, cell, of, one.name)] : [];
      }),
    );
  return [...own, ...below(data.segments, "segment"), ...below(data.owners, "CSM")];
}
