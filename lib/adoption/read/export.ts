import type { Asking } from "#lib/accounts/read/filter-accounts.ts";
import { csvLines } from "#lib/metrics/rules/csv.ts";
import type { AdoptionListInput, AdoptionRow, FeatureLine } from "../schema/list.ts";
import { everyRow } from "./list.ts";
import { readAdoptionOverview } from "./overview.ts";

type Cell = string | number | null;
const columns: readonly [header: string, cell: (row: AdoptionRow) => Cell][] = [
  ["id", (row) => row.id],
  ["account", (row) => row.name],
  ["segment", (row) => row.segment],
  ["tier", (row) => row.tier],
  ["plan", (row) => row.plan],
  ["owner", (row) => row.ownerName],
  ["renews_on", (row) => row.renewalOn],
  ["features_in_plan", (row) => row.inPlan],
  ["features_used", (row) => row.used],
  ["features_used_before", (row) => row.usedBefore],
  ["uses_per_active_user_and_day", (row) => row.depth],
  ["uses_per_active_user_and_day_before", (row) => row.depthBefore],
  ["days_with_use", (row) => row.days],
  ["days_with_use_before", (row) => row.daysBefore],
  ["active_user_days", (row) => row.userDays],
  ["active_user_days_before", (row) => row.userDaysBefore],
  ["people_active", (row) => row.people?.now ?? null],
  ["people_active_before", (row) => row.people?.before ?? null],
  ["people_gone_quiet", (row) => row.people?.quiet ?? null],
  ["change_of_uses", (row) => row.trend],
  ["last_used_on", (row) => row.lastOn],
  ["quiet", (row) => row.quiet],
  ["paid_for_not_used", (row) => row.unused.join("; ")],
];

const cellsOf = (row: AdoptionRow, features: readonly FeatureLine[]): Cell[] =>
  features.map(({ id }) => {
    const cell = row.cells.find(({ featureId }) => featureId === id);
    if (!cell || cell.state === "not-in-plan") return "not in plan";
    return cell.state === "no-data" ? null : cell.days;
  });

/** The whole list in its order as CSV, with the days of use of every feature; texts that look like formulas are made harmless. */
export async function exportAdoption(input: AdoptionListInput, asking: Asking): Promise<string> {
  const { features } = await readAdoptionOverview();
  const asked = { ...input, features: features.map(({ id }) => id), people: true };
  const header = [...columns.map(([name]) => name), ...features.map(({ name }) => `days: ${name}`)];
  const lines: Cell[][] = [];
  for await (const rows of everyRow(asked, asking))
    lines.push(...rows.map((row) => [...columns.map(([, cell]) => cell(row)), ...cellsOf(row, features)]));
  return csvLines(header, lines);
}
