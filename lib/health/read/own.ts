import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Day } from "../rules/day.ts";
import { hasHistory } from "../rules/own-measure.ts";
import { runningReads } from "../rules/running-day.ts";
import type { OwnMeasure, OwnRead, OwnSpec } from "../schema/own-measure.ts";
import { endOf, type Scope, wideRowsOf } from "./rows.ts";

type Found = { id: number; value: number | null; at: Day | null };
/** Dated values of accounts: a relation `x` with account_id, what its value and day are, up to the account's day, and which is newer. */
type Dated = { from: Prisma.Sql; value: Prisma.Sql; at: Prisma.Sql; order: Prisma.Sql; day: Prisma.Sql };

/** A text as a number where it is one, or its place among the categories where the measure has them. */
function read(text: Prisma.Sql, { categories }: OwnSpec): Prisma.Sql {
  if (categories) return Prisma.sql`(array_position(${categories}::text[], ${text}) - 1)::float8`;
  return Prisma.sql`case when ${text} ~ '^\\s*-?[0-9]{1,15}(\\.[0-9]{1,15})?\\s*$' then (${text})::float8 end`;
}

/** Values with one row a day. */
const byDay = (value: Prisma.Sql, day: Prisma.Sql) => ({ value, at: Prisma.sql`x.day`, order: Prisma.sql`x.day`, day });

type UseScope = Pick<Scope, "join" | "within" | "end"> & { through: Prisma.Sql };

function property(read: OwnRead, id: number, { join, within, end, through }: UseScope): Dated {
  const values: Partial<Record<OwnRead, Prisma.Sql>> = { sum: Prisma.sql`x.total`, latest: Prisma.sql`x.latest` };
  return {
    from: Prisma.sql`event_property_daily x ${join} where ${within} and x.property_id = ${id} and x.day <= ${through}`,
    ...byDay(values[read] ?? Prisma.sql`x.total / x.n`, end),
  };
}

function dated({ join, within, day, end }: Scope, spec: OwnSpec): Dated | null {
  const { source } = spec;
  const through = runningReads.has(spec.read) ? day : end;
  if (source.kind === "metric")
    return {
      from: Prisma.sql`custom_value x ${join} where ${within} and x.metric_id = ${source.metricId} and x.day <= ${day}`,
      value: spec.categories ? read(Prisma.sql`coalesce(x.label, x.value::text)`, spec) : Prisma.sql`x.value`,
      at: Prisma.sql`x.day`,
      order: Prisma.sql`x.day`,
      day,
    };
  if (source.kind === "survey")
    return {
      from: Prisma.sql`survey_response x ${join}
        where ${within} and x.survey_id = ${source.surveyId} and x.score is not null and x.answered_at < ${endOf(day)}`,
      value: Prisma.sql`x.score`,
      at: Prisma.sql`(x.answered_at at time zone 'UTC')::date`,
      order: Prisma.sql`(x.answered_at, x.id)`,
      day,
    };
  if (source.kind === "tickets")
    return {
      from: Prisma.sql`ticket x ${join} where ${within} and x.opened_at < ${endOf(day)}`,
      value: Prisma.sql`1::float8`,
      at: Prisma.sql`(x.opened_at at time zone 'UTC')::date`,
      order: Prisma.sql`(x.opened_at, x.id)`,
      day,
    };
  if (source.kind === "property") return property(spec.read, source.propertyId, { join, within, end, through });
  if (source.kind === "event")
    return {
      from: Prisma.sql`event_daily x ${join} where ${within} and x.name_id = ${source.nameId} and x.day <= ${through} and x.events > 0`,
      ...byDay(Prisma.sql`x.events::float8`, end),
    };
  if (source.kind !== "usage") return null;
  const table = source.featureId === null ? Prisma.sql`usage_daily` : Prisma.sql`usage_feature_daily`;
  const feature = source.featureId === null ? Prisma.empty : Prisma.sql`and x.feature_id = ${source.featureId}`;
  return {
    from: Prisma.sql`${table} x ${join} where ${within} ${feature} and x.day <= ${through} and x.events > 0`,
    ...byDay(Prisma.sql`x.events::float8`, end),
  };
}

/** What a measure makes of an account's dated values; a day without a usage row counts as a day without events. */
function made(spec: OwnSpec, { value, at, order, day }: Dated): Prisma.Sql {
  const days = Prisma.raw(String(spec.windowDays));
  const now = Prisma.sql`filter (where ${at} > ${day} - ${days})`;
  const before = Prisma.sql`filter (where ${at} <= ${day} - ${days} and ${at} > ${day} - 2 * ${days})`;
  const counts = ["usage", "event", "tickets"].includes(spec.source.kind);
  const whole = counts ? Prisma.sql`coalesce(sum(${value}) ${before}, 0)` : Prisma.sql`avg(${value}) ${before}`;
  const part = counts ? Prisma.sql`coalesce(sum(${value}) ${now}, 0)` : Prisma.sql`avg(${value}) ${now}`;
  // the slope with zeros on the days that have no row, in closed form
  const middle = Prisma.sql`(${days} - 1) / 2.0`;
  const slope = counts
    ? Prisma.sql`sum((${days} - 1 - (${day} - ${at}) - ${middle}) * ${value}) ${now} / (${days} * (${days} * ${days} - 1) / 12.0)
        * ${days} / nullif(sum(${value}) ${now}, 0)`
    : Prisma.sql`regr_slope(${value}, (${at} - date '2000-01-01')::float8) ${now} / nullif(abs(avg(${value}) ${now}), 0)`;
  const reads: Record<OwnRead, Prisma.Sql> = {
    latest: Prisma.sql`(array_agg(${value} order by ${order} desc))[1]`,
    sum: Prisma.sql`coalesce(sum(${value}) ${now}, 0)`,
    mean: Prisma.sql`avg(${value}) ${now}`,
    change: Prisma.sql`(${part} - ${whole}) / nullif(abs(${whole}), 0)`,
    trend: Prisma.sql`30 * ${slope}`,
    "days-since": Prisma.sql`greatest(min(${day} - ${at}), 0)`,
    presence: Prisma.sql`1`,
  };
  return reads[spec.read];
}

/** Only windows need reading, but for what asks for the newest value or any value. */
function reach(spec: OwnSpec, { at, day }: Dated): Prisma.Sql {
  if (spec.read !== "change" && spec.read !== "trend" && spec.read !== "mean") return Prisma.empty;
  return Prisma.sql`and ${at} > ${day} - ${Prisma.raw(String(2 * spec.windowDays))}`;
}

const dayColumns = new Set(["customer_since", "contract_start"]);

/** The present value of a column or custom field of the account; a date becomes the days since then. */
function standing({ accounts, day }: Scope, spec: OwnSpec): Prisma.Sql {
  const { source } = spec;
  const column = source.kind === "column" ? Prisma.raw(`c.${source.column}`) : null;
  const text = column
    ? Prisma.sql`${column}::text`
    : Prisma.sql`(c.custom ->> ${source.kind === "field" ? source.key : ""}::text)`;
  const isDay = source.kind === "column" && dayColumns.has(source.column);
  const value = isDay
    ? Prisma.sql`case when ${column} <= ${day} then (${day} - ${column})::float8 end`
    : read(text, spec);
  return Prisma.sql`select a.id, ${value} as value, null::date as at from ${accounts} join account c on c.id = a.id`;
}

/** Where the book has tickets at all, an account without one has opened none. */
function withoutTickets({ accounts, day }: Scope): Promise<Found[]> {
  return wideRowsOf<Found>(
    ["id", "value", "at"],
    Prisma.sql`select a.id, 0 as value, null::date as at from ${accounts} where (select min(opened_at) from ticket) < ${endOf(day)}`,
  );
}

async function readOne(scope: Scope, spec: OwnSpec): Promise<Found[]> {
  const values = dated(scope, spec);
  if (!values || !hasHistory(spec.source)) return wideRowsOf(["id", "value", "at"], standing(scope, spec));
  const { from, at } = values;
  const found = await wideRowsOf<Found>(
    ["id", "value", "at"],
    Prisma.sql`select x.account_id as id, (${made(spec, values)})::float8 as value, max(${at}) as at from ${from} ${reach(spec, values)} group by x.account_id`,
  );
  if (spec.read === "presence") {
    const present = new Set(found.map(({ id }) => id));
    return (await wideRowsOf<{ id: number }>(["id"], Prisma.sql`select a.id from ${scope.accounts}`)).map(({ id }) => ({
      id,
      value: present.has(id) ? 1 : 0,
      at: null,
    }));
  }
  if (spec.source.kind !== "tickets" || spec.read !== "sum") return found;
  const some = new Set(found.map(({ id }) => id));
  return [...found, ...(await withoutTickets(scope)).filter(({ id }) => !some.has(id))];
}

/** What the team's own measures found for each account as of its day; accounts without a value are left out. */
export async function readOwn(
  scope: Scope,
  own: readonly Pick<OwnMeasure, "key" | "spec">[],
): Promise<{ id: number; key: string; value: number; at: Day | null }[]> {
  const found = await Promise.all(
    own.map(async ({ key, spec }) =>
      (await readOne(scope, spec)).flatMap(({ id, value, at }) => (value === null ? [] : [{ id, key, value, at }])),
    ),
  );
  return found.flat();
}
