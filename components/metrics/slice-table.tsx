import { formatFigure, formatValue } from "#lib/metrics/rules/format.ts";
import { missingWords } from "#lib/metrics/rules/words.ts";
import type { Cell, SliceLine, Tile } from "#lib/metrics/schema/screen.ts";
import type { Query } from "../ui/href.ts";
import { RowHead, Table, Td, Th, Tr, wide } from "../ui/table.tsx";
import { FigureLink } from "./figure-link.tsx";
import { metricHref } from "./metric-href.ts";
import { MetricName } from "./metric-name.tsx";

/** The targets side by side for each segment or each CSM; a figure opens its rows. */
export function SliceTable({
  lines,
  tiles,
  what,
  param,
  query,
}: {
  lines: readonly SliceLine[];
  tiles: readonly Tile[];
  what: string;
  param: "segment" | "owner";
  query: Query;
}) {
  const figureOf = (line: SliceLine, tile: Tile) => {
    const cell = line.cells.find((one) => one.key === tile.key);
    return cell && <CellFigure cell={cell} tile={tile} href={metricHref(tile.key, query, { [param]: line.id })} />;
  };
  return (
    <Table caption={`Targets by ${what}`} dense>
      <thead className="max-sm:sr-only">
        <tr>
          <Th>{what}</Th>
          {tiles.map((tile) => (
            <Th key={tile.key} numeric className={wide}>
              <MetricName tile={tile} short className="cursor-help rounded-sm" />
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Tr key={line.id}>
            <RowHead className="max-sm:px-0">
              {line.name}
              <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 font-normal text-sm sm:hidden">
                {tiles.map((tile) => (
                  <div key={tile.key} className="contents">
                    <dt className="text-ink-3">{tile.short}</dt>
                    <dd className="text-right">{figureOf(line, tile)}</dd>
                  </div>
                ))}
              </dl>
            </RowHead>
            {tiles.map((tile) => (
              <Td key={tile.key} numeric className={wide}>
                {figureOf(line, tile)}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function CellFigure({ cell, tile, href }: { cell: Cell; tile: Tile; href: string }) {
  const { figure, met } = cell;
  if (figure.value === null)
    return (
      <FigureLink href={href} className="text-ink-3" title={missingWords({ name: tile.name, figure })}>
        {figure.missing === "filtered" ? "not published" : formatFigure(figure, tile.unit)}
      </FigureLink>
    );
  const value = tile.key === "ttfv-reduction" ? -figure.value : figure.value;
  return (
    <>
      {figure.small && <span className="mr-1 text-ink-3 text-xs">n = {figure.n}</span>}
      <FigureLink href={href} className={met === false ? "text-risk" : undefined}>
        {formatValue(value, tile.unit)}
        {met === false && (
          <>
            {" "}
            <span aria-hidden="true">✕</span>
            <span className="sr-only">not met</span>
          </>
        )}
      </FigureLink>
    </>
  );
}
