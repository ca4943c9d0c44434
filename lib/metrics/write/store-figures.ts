import { financeSystemDb } from "#lib/db.ts";
import type { Metric } from "../catalog/metric.ts";
import type { SliceFigure } from "../read/figures.ts";
import type { Period } from "../schema.ts";

/** Replaces a metric's figures of these periods; a period that was closed and now reads otherwise is marked restated. */
export async function storeFigures(
  metric: Metric,
  version: number,
  periods: readonly Period[],
  figures: readonly SliceFigure[],
): Promise<void> {
  const rows = figures.map(({ p, kind, slice, figure }) => ({
    kind,
    slice,
    starts: periods[p]?.start,
    ends: periods[p]?.end,
    value: figure.value,
    n: figure.n,
    detail: figure,
  }));
  const json = JSON.stringify(rows);
  await financeSystemDb.$transaction([
    financeSystemDb.$executeRaw`
      delete from published_ratio r where r.metric = ${metric.key}
        and (r.period_start, r.period_end) in (
          select * from unnest(${periods.map((one) => one.start)}::date[], ${periods.map((one) => one.end)}::date[]))
        and not exists (select from jsonb_to_recordset(${json}::jsonb) x(kind text, slice text, starts date, ends date)
          where (x.kind, x.slice, x.starts, x.ends) = (r.slice_kind, r.slice, r.period_start, r.period_end))`,
    financeSystemDb.$executeRaw`
      insert into published_ratio as r (metric, slice_kind, slice, period_start, period_end, value, n, definition_version, detail)
      select ${metric.key}, kind, slice, starts, ends, value, n, ${version}, detail
      from jsonb_to_recordset(${json}::jsonb)
        x(kind text, slice text, starts date, ends date, value float8, n int, detail jsonb)
      on conflict (metric, slice_kind, slice, period_start, period_end) do update set
        value = excluded.value, n = excluded.n, definition_version = excluded.definition_version, computed_at = now(),
        detail = excluded.detail || jsonb_build_object('restated', coalesce((r.detail ->> 'restated')::boolean, false)
          or (r.period_end <= r.computed_at::date and r.definition_version = excluded.definition_version
            and round(r.value::numeric, 9) is distinct from round(excluded.value::numeric, 9)))`,
  ]);
}
