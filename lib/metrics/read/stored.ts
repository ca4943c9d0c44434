import { db } from "#lib/db.ts";
import { makeFigure } from "../rules/figure.ts";
import type { Slice } from "../rules/scope.ts";
import { type Figure, figure, type MetricKey, type Missing, type Period, type SliceKind } from "../schema.ts";

export type StoredFigure = { metric: MetricKey; p: number; figure: Figure; restated: boolean };
export type StoredLine = StoredFigure & { kind: SliceKind; slice: string };

/** What marks a day whose figures have all been kept. */
export const keptMark = "kept";

/** The newest first-day-after up to which everything is kept, not later than `end` and at most three days older; null without any. */
export async function readKeptEnd(end: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ end: string | null }[]>`
    select to_char(max(period_end), 'YYYY-MM-DD') as "end" from published_ratio
    where metric = ${keptMark} and slice_kind = 'whole' and period_end <= ${end}::date and period_end > ${end}::date - 4`;
  return row?.end ?? null;
}

const starts = (periods: readonly Period[]) => periods.map((one) => one.start);
const ends = (periods: readonly Period[]) => periods.map((one) => one.end);

/** The kept figures of one slice in these periods; `p` is a period's place among them. */
export async function readStored(
  periods: readonly Period[],
  { kind, slice }: Slice,
  metrics: readonly MetricKey[],
): Promise<StoredFigure[]> {
  type Row = {
    metric: MetricKey;
    p: number;
    value: number | null;
    n: number;
    detail: { restated?: boolean } | null;
  };
  const rows = await db.$queryRaw<Row[]>`
    select r.metric, asked.p::int - 1 as p, r.value, r.n, r.detail
    from unnest(${starts(periods)}::date[], ${ends(periods)}::date[]) with ordinality as asked(starts, ends, p)
    join published_ratio r on r.period_end = asked.ends and r.slice_kind = ${kind} and r.slice = ${slice} and r.period_start = asked.starts
    where r.metric = any(${[...metrics]}::text[])`;
  return rows.map(({ metric, p, value, n, detail }) => ({
    metric,
    p,
    figure: figure.safeParse(detail).data ?? makeFigure({ value, n }),
    restated: detail?.restated === true,
  }));
}

/** The kept figures of many slices in the period that is last; those of money also at the month end before it. */
export async function readStoredLines(
  periods: readonly Period[],
  slices: readonly Slice[],
  metrics: readonly MetricKey[],
  financial: readonly MetricKey[],
): Promise<StoredLine[]> {
  if (slices.length === 0) return [];
  const last = periods.slice(-2);
  type Row = Omit<StoredLine, "figure"> & { value: number | null; n: number; missing: Missing | null };
  const rows = await db.$queryRaw<Row[]>`
    select r.metric, ${periods.length - last.length - 1}::int + asked.p::int as p, r.slice_kind as kind, r.slice, r.value, r.n,
      r.detail ->> 'missing' as missing, coalesce((r.detail ->> 'restated')::boolean, false) as restated
    from unnest(${slices.map((one) => one.kind)}::text[], ${slices.map((one) => one.slice)}::text[]) as line(kind, slice)
    cross join unnest(${starts(last)}::date[], ${ends(last)}::date[]) with ordinality as asked(starts, ends, p)
    join published_ratio r on r.period_end = asked.ends and r.slice_kind = line.kind and r.slice = line.slice and r.period_start = asked.starts
    where r.metric = any(${[...metrics]}::text[]) and (asked.p = ${last.length} or r.metric = any(${[...financial]}::text[]))`;
  return rows.map(({ value, n, missing, ...row }) => ({ ...row, figure: makeFigure({ value, n, missing }) }));
}
