import { financeSystemDb } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { SliceFigure } from "../read/figures.ts";
import { keptMark } from "../read/stored.ts";
import type { Slice } from "../rules/scope.ts";
import type { MetricKey, Period, SliceKind } from "../schema.ts";
import type { Tx } from "./transaction.ts";

export type MetricFigure = SliceFigure & { metric: MetricKey };

/** What is replaced: these metrics in these periods, in every slice or in those of some kinds or names. */
export type Replaced = {
  metrics: readonly MetricKey[];
  periods: readonly Period[];
  kinds: readonly SliceKind[];
  slices?: readonly Slice[];
};

/**
 * Replaces figures; a period that was closed and now reads otherwise is marked restated. Rows that stay as they were are not
 * written again, unless their period has closed since.
 */
export async function storeFigures(
  tx: Tx,
  version: number,
  { metrics, periods, kinds, slices }: Replaced,
  figures: readonly MetricFigure[],
): Promise<void> {
  const rows = figures.map(({ metric, p, kind, slice, figure }) => ({
    metric,
    kind,
    slice,
    starts: periods[p]?.start,
    ends: periods[p]?.end,
    value: figure.value,
    n: figure.n,
    detail: figure,
  }));
  const json = JSON.stringify(rows);
  const asked =
    slices === undefined
      ? Prisma.sql`true`
      : Prisma.sql`(r.slice_kind, r.slice) in (
          select * from unnest(${slices.map((one) => one.kind)}::text[], ${slices.map((one) => one.slice)}::text[]))`;
  await tx.$executeRaw`
    with fresh as materialized (
      select * from jsonb_to_recordset(${json}::jsonb)
        x(metric text, kind text, slice text, starts date, ends date, value float8, n int, detail jsonb)
    ), gone as (
      delete from published_ratio r where r.metric = any(${[...metrics]}::text[]) and r.slice_kind = any(${[...kinds]}::text[])
        and ${asked}
        and (r.period_start, r.period_end) in (
          select * from unnest(${periods.map((one) => one.start)}::date[], ${periods.map((one) => one.end)}::date[]))
        and not exists (select from fresh x
          where (x.metric, x.kind, x.slice, x.starts, x.ends) = (r.metric, r.slice_kind, r.slice, r.period_start, r.period_end))
    )
    insert into published_ratio as r (metric, slice_kind, slice, period_start, period_end, value, n, definition_version, detail)
    select metric, kind, slice, starts, ends, value, n, ${version}, detail from fresh
    order by metric, kind, slice, starts, ends
    on conflict (metric, slice_kind, slice, period_start, period_end) do update set
      value = excluded.value, n = excluded.n, definition_version = excluded.definition_version, computed_at = now(),
      detail = excluded.detail || jsonb_build_object('restated', coalesce((r.detail ->> 'restated')::boolean, false)
        or (r.period_end <= r.computed_at::date and r.definition_version = excluded.definition_version
          and round(r.value::numeric, 9) is distinct from round(excluded.value::numeric, 9)))
    where r.definition_version <> excluded.definition_version or r.detail - 'restated' is distinct from excluded.detail
      or (r.period_end > r.computed_at::date and r.period_end <= now()::date)`;
}

/** Says that everything up to the end of this year is kept; screens read what is kept up to the newest mark. */
export async function markKept({ start, end }: Period): Promise<void> {
  await financeSystemDb.$executeRaw`
    insert into published_ratio (metric, slice_kind, slice, period_start, period_end, value, n, definition_version)
    values (${keptMark}, 'whole', '', ${start}::date, ${end}::date, null, 0, 0)
    on conflict (metric, slice_kind, slice, period_start, period_end) do update set computed_at = now()`;
}

/** Lets go of the slices of CSMs and teams in periods that no screen draws any more; the whole book and its segments stay. */
export async function dropOldSlices(periods: readonly Period[], asOf: string): Promise<void> {
  await financeSystemDb.$executeRaw`
    delete from published_ratio r
    where r.slice_kind in ('owner', 'team', 'segment-owner', 'segment-team') and r.period_end < ${asOf}::date + 1
      and r.computed_at < now() - interval '4 days'
      and not exists (select from unnest(${periods.map((one) => one.start)}::date[], ${periods.map((one) => one.end)}::date[]) as k(starts, ends)
        where (k.starts, k.ends) = (r.period_start, r.period_end))`;
}
