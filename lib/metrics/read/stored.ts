import { db } from "#lib/db.ts";
import { makeFigure } from "../rules/figure.ts";
import { type Figure, figure, type MetricKey, type Period } from "../schema.ts";
import type { SliceKind } from "./sums.ts";

export type StoredFigure = {
  metric: MetricKey;
  kind: SliceKind;
  slice: string;
  start: string;
  end: string;
  figure: Figure;
  restated: boolean;
};
type Row = Omit<StoredFigure, "figure" | "restated"> & {
  value: number | null;
  n: number;
  detail: { restated?: boolean } | null;
};

/** The newest first-day-after of a stored year that is not later than `end` and at most three days older; null without any. */
export async function readStoredEnd(end: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ end: string | null }[]>`
    select to_char(max(period_end), 'YYYY-MM-DD') as "end" from published_ratio
    where slice_kind = 'whole' and period_end <= ${end}::date and period_end > ${end}::date - 4
      and period_start = (period_end - interval '12 months')::date and metric = 'retention'`;
  return row?.end ?? null;
}

/** Stored figures of these periods for one slice, and for every slice of `kinds` in the periods that end last. */
export async function readStored(
  periods: readonly Period[],
  own: { kind: SliceKind; slice: string },
  kinds: readonly SliceKind[] = [],
): Promise<StoredFigure[]> {
  const latest = periods.slice(-2).map((one) => one.end);
  const rows = await db.$queryRaw<Row[]>`
    select r.metric, r.slice_kind as kind, r.slice, to_char(r.period_start, 'YYYY-MM-DD') as start, to_char(r.period_end, 'YYYY-MM-DD') as "end",
      r.value, r.n, r.detail
    from unnest(${periods.map((one) => one.start)}::date[], ${periods.map((one) => one.end)}::date[]) as asked(starts, ends)
    join published_ratio r on r.period_end = asked.ends and r.period_start = asked.starts
    where (r.slice_kind = ${own.kind} and r.slice = ${own.slice})
      or (r.slice_kind = any(${[...kinds]}::text[]) and r.period_end = any(${latest}::date[]))`;
  return rows.map(({ value, n, detail, ...row }) => ({
    ...row,
    figure: figure.safeParse(detail).data ?? makeFigure({ value, n }),
    restated: detail?.restated === true,
  }));
}
