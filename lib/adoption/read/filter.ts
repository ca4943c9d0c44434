import { type Asking, bookOf } from "#lib/accounts/read/filter-accounts.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { nextMonth } from "../rules/months.ts";
import { type AdoptionFilters, type FunnelStage, noSegment } from "../schema/list.ts";

/** Whether feature f belongs to the plan of account a: without named plans it belongs to all, and an account without a plan has all. */
export const planHas = Prisma.sql`(cardinality(f.plans) = 0 or a.plan is null or a.plan = any(f.plans))`;

const isOne = (column: Prisma.Sql, values: readonly string[]) =>
  values.length > 0 ? [Prisma.sql`${column} = any(${[...values]}::text[])`] : [];

/** Who is in the list at all: present customers, or those of a past day or month, whatever became of them. */
export function listed(filters: AdoptionFilters): Prisma.Sql {
  if (filters.on) return ofDay(filters.on);
  if (filters.stage && filters.feature && filters.month) return ofStage(filters.stage, filters.feature, filters.month);
  return filters.cohort ? ofCohort(filters.cohort, filters) : Prisma.sql`d.current`;
}

/** The bit of a month in the masks of d, counted from the day that the figures are of; 0 when it is out of reach. Read once. */
function bitOf(month: string): Prisma.Sql {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return Prisma.sql`(select case when n between 0 and 30 then 1 << n else 0 end
    from (select left(value ->> 'day', 4)::int * 12 + substr(value ->> 'day', 6, 2)::int - ${count}::int as n from setting where key = 'adoption') made)`;
}

function ofStage(stage: FunnelStage, featureId: number, month: string): Prisma.Sql {
  const customer = Prisma.sql`d.active_months & ${bitOf(month)} <> 0 and ${inPlan(featureId)}`;
  if (stage === "in-plan") return customer;
  const far = {
    tried: Prisma.sql`t.first_on < ${nextMonth(month)}::date`,
    regular: Prisma.sql`t.regular_months & ${bitOf(month)} <> 0`,
    habit: Prisma.sql`t.habit_months & ${bitOf(month)} <> 0`,
  }[stage];
  return Prisma.sql`${customer} and exists (select from account_feature t where t.account_id = d.account_id and t.feature_id = ${featureId} and ${far})`;
}

function ofDay(day: string): Prisma.Sql {
  return Prisma.sql`(d.started_on is null or d.started_on <= ${day}::date)
    and not exists (select from account a where a.id = d.account_id and a.churned_on <= ${day}::date)`;
}

function ofCohort(cohort: string, { month, did }: AdoptionFilters): Prisma.Sql {
  const began = Prisma.sql`d.started_on >= date_trunc('month', ${cohort}::date) and d.started_on < ${nextMonth(cohort)}::date`;
  if (!month || !did) return began;
  return Prisma.sql`${began} and (d.use_months & ${bitOf(month)} <> 0) = ${did === "any"}`;
}

/**
 * The conditions over account_adoption d that the filters add; none when the whole book is asked for. `named`: the accounts that `q` finds,
 * where they were looked up already.
 */
export function filterAdoption(
  filters: AdoptionFilters,
  asking: Asking,
  named: readonly number[] | null,
): Prisma.Sql[] {
  const { q, segment, tier, team, plan, uses, unused, anyUnused, quiet } = filters;
  const segments = segment.filter((one) => one !== noSegment);
  const conditions = [...ofOwner(filters, asking), ...renewing(filters, asking), ...isOne(Prisma.sql`d.tier`, tier)];
  conditions.push(...isOne(Prisma.sql`d.segment`, segments), ...isOne(Prisma.sql`d.plan`, plan));
  if (q) conditions.push(named ? Prisma.sql`d.account_id = any(${[...named]}::int[])` : nameLike(q));
  if (segment.includes(noSegment)) conditions.push(Prisma.sql`d.segment is null`);
  if (team) conditions.push(Prisma.sql`d.owner_id in (select user_id from team_member where team_id = ${team})`);
  if (uses) conditions.push(Prisma.sql`d.used_features @> array[${uses}]::int[] and ${inPlan(uses)}`);
  if (unused) conditions.push(Prisma.sql`d.unused_features @> array[${unused}]::int[]`);
  if (anyUnused) conditions.push(Prisma.sql`d.unused > 0`);
  if (quiet) conditions.push(quiet === "any" ? Prisma.sql`d.quiet is not null` : Prisma.sql`d.quiet = ${quiet}`);
  return conditions;
}

/** The same for the plan that the figures of d were made with; the feature's plans are read once. */
function inPlan(featureId: number): Prisma.Sql {
  const plans = Prisma.sql`(select f.plans from feature f where f.id = ${featureId})`;
  return Prisma.sql`(d.plan is null or cardinality(${plans}) = 0 or d.plan = any(array(select unnest(f.plans) from feature f where f.id = ${featureId})))`;
}

const likeOf = (q: string) => q.replaceAll(/[\\%_]/g, "\\$&");
const shortest = 3;
const ofName = (q: string) => Prisma.sql`select id from account where name ilike ${`%${likeOf(q)}%`}`;

function nameLike(q: string): Prisma.Sql {
  if (q.length < shortest) return Prisma.sql`d.sort_name like lower(${`${likeOf(q)}%`})`;
  return Prisma.sql`d.account_id in (${ofName(q)})`;
}

/** The accounts that a typed name finds, so that they are looked for once; null where there are more than `most`, or only few letters. */
export async function idsNamed(q: string, most: number): Promise<number[] | null> {
  if (q.length < shortest) return null;
  const rows = await db.$queryRaw<{ id: number }[]>`${ofName(q)} limit ${most + 1}`;
  return rows.length > most ? null : rows.map(({ id }) => id);
}

function ofOwner({ owner, owners }: AdoptionFilters, { userId, asOf }: Asking): Prisma.Sql[] {
  if (owner === "mine")
    return [userId === null ? Prisma.sql`false` : Prisma.sql`d.account_id in ${bookOf(userId, asOf)}`];
  if (owner === "none") return [Prisma.sql`d.owner_id is null`];
  return owners.length > 0 ? [Prisma.sql`d.owner_id = any(${[...owners]}::int[])`] : [];
}

function renewing({ renews }: AdoptionFilters, { asOf }: Asking): Prisma.Sql[] {
  if (renews === undefined) return [];
  if (renews === "none") return [Prisma.sql`d.renewal_on is null`];
  if (renews === "overdue") return [Prisma.sql`d.renewal_on < ${asOf}::date`];
  return [Prisma.sql`d.renewal_on >= ${asOf}::date and d.renewal_on < ${asOf}::date + ${Number(renews)}::int`];
}
