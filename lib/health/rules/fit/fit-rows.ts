import type { Past } from "../backtest/past.ts";
import { type Day, daysBetween } from "../day.ts";
import type { FitRows } from "../prediction/fit-weights.ts";

const EPOCH = "1970-01-01";
export const dayNumber = (day: Day) => daysBetween(EPOCH, day);

/** All dates' rows one after the other, as a fit takes them; `dates` holds where each begins. */
export type JoinedRows = FitRows & { segments: (string | null)[]; starts: number[] };

export function joinPasts(pasts: readonly Past[]): JoinedRows {
  const columns = pasts[0]?.measures.length ?? 0;
  const count = pasts.reduce((sum, { ids }) => sum + ids.length, 0);
  const rows: JoinedRows = {
    columns,
    values: new Float64Array(count * columns),
    churned: new Uint8Array(count),
    days: new Int32Array(count),
    accounts: new Int32Array(count),
    segments: pasts.flatMap(({ segments }) => segments),
    starts: [],
  };
  let at = 0;
  for (const { asOf, ids, values, churned } of pasts) {
    rows.starts.push(at);
    rows.values.set(values, at * columns);
    rows.churned.set(churned, at);
    rows.accounts.set(ids, at);
    rows.days.fill(dayNumber(asOf), at, at + ids.length);
    at += ids.length;
  }
  return rows;
}

/** What one side of the fit saw: its dates, rows, and those who left, an account that left counted once. */
export function sideOf(pasts: readonly Past[]) {
  const left = new Set<string>();
  let [rows, churned] = [0, 0];
  for (const past of pasts) {
    rows += past.ids.length;
    for (const [row, id] of past.ids.entries()) {
      if (!past.churned[row]) continue;
      churned++;
      left.add(`${id} ${past.leftOn[row]}`);
    }
  }
  const dates = pasts.map(({ asOf }) => asOf);
  return {
    from: dates[0] ?? EPOCH,
    to: dates.at(-1) ?? EPOCH,
    dates: dates.length,
    rows,
    churned,
    leavings: left.size,
  };
}
