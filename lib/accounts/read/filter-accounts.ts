import { Prisma } from "#lib/generated/prisma/client.ts";
import type { FieldFilter } from "../schema/fields.ts";
import { type AccountFilters, day } from "../schema.ts";

/** Who asks, and which day it is for them. */
export type Asking = { userId: number | null; asOf: string };

type Filter = { where: Prisma.Sql; usesAccount: boolean; usesHealth: boolean };

const any = (values: readonly (string | number)[]) => Prisma.sql`(${Prisma.join([...values])})`;

/** The conditions over account a (and account_health h, joined only when `usesHealth`). Merged accounts are never shown. */
export function filterAccounts(filters: AccountFilters, asking: Asking): Filter {
  const health = healthConditions(filters);
  const account = accountConditions(filters, asking);
  const where = Prisma.join([Prisma.sql`a.merged_into_id is null`, ...account, ...health], " and ");
  return { where, usesAccount: account.length > 0, usesHealth: health.length > 0 };
}

function healthConditions({ band, confidence }: AccountFilters): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (band.length > 0) {
    const listed = Prisma.sql`h.band in ${any(band)}`;
    conditions.push(band.includes("unknown") ? Prisma.sql`(${listed} or h.band is null)` : listed);
  }
  if (confidence.length > 0) conditions.push(Prisma.sql`h.confidence in ${any(confidence)}`);
  return conditions;
}

function accountConditions(filters: AccountFilters, asking: Asking): Prisma.Sql[] {
  const conditions = [...ownerConditions(filters, asking), ...renewalConditions(filters, asking)];
  if (filters.q) conditions.push(nameCondition(filters.q));
  if (filters.segment.length > 0) conditions.push(Prisma.sql`a.segment in ${any(filters.segment)}`);
  if (filters.tier.length > 0) conditions.push(Prisma.sql`a.tier in ${any(filters.tier)}`);
  if (filters.stage.length > 0) conditions.push(Prisma.sql`a.stage in ${any(filters.stage)}`);
  if (filters.forecast.length > 0) conditions.push(Prisma.sql`a.renewal_forecast in ${any(filters.forecast)}`);
  if (filters.churned !== undefined) {
    const gone = Prisma.sql`coalesce(a.churned_on <= ${asking.asOf}::date, false)`;
    conditions.push(filters.churned ? gone : Prisma.sql`not ${gone}`);
  }
  if (filters.paying !== undefined) conditions.push(Prisma.sql`a.paying = ${filters.paying}`);
  return [...conditions, ...filters.fields.map(fieldCondition)];
}

/** Whether an account has a custom field's value that is, contains or lies between what was asked; by the indexes of account_field. */
function fieldCondition({ id, is, has, from, to }: FieldFilter): Prisma.Sql {
  const about: Prisma.Sql[] = [];
  if (is !== undefined) about.push(Prisma.sql`lower(f.text) = lower(${is})`);
  if (has !== undefined) about.push(Prisma.sql`f.text ilike ${`%${has.replaceAll(/[\\%_]/g, "\\$&")}%`}`);
  if (from !== undefined) about.push(Prisma.sql`${bound(from)} >= ${boundValue(from)}`);
  if (to !== undefined) about.push(Prisma.sql`${bound(to)} <= ${boundValue(to)}`);
  const where = about.length > 0 ? Prisma.join(about, " and ") : Prisma.sql`true`;
  return Prisma.sql`a.id in (select f.account_id from account_field f where f.field_id = ${id} and ${where})`;
}

const isDay = (text: string) => day.safeParse(text).success;
const bound = (text: string) => (isDay(text) ? Prisma.sql`f.day` : Prisma.sql`f.number`);
const boundValue = (text: string) => (isDay(text) ? Prisma.sql`${text}::date` : Prisma.sql`${Number(text)}::float8`);

function nameCondition(q: string): Prisma.Sql {
  const like = q.replaceAll(/[\\%_]/g, "\\$&");
  return q.length < 3 ? Prisma.sql`lower(a.name) like lower(${`${like}%`})` : Prisma.sql`a.name ilike ${`%${like}%`}`;
}

/** The accounts a person owns or covers on a day. */
export function bookOf(userId: number, asOf: string): Prisma.Sql {
  return Prisma.sql`(select id from account where owner_id = ${userId}
    union select account_id from account_cover where user_id = ${userId} and (until_on is null or until_on >= ${asOf}::date))`;
}

function ownerConditions({ owner, owners }: AccountFilters, { userId, asOf }: Asking): Prisma.Sql[] {
  if (owner === "mine") return [userId === null ? Prisma.sql`false` : Prisma.sql`a.id in ${bookOf(userId, asOf)}`];
  if (owner === "none") return [Prisma.sql`a.owner_id is null`];
  return owners.length > 0 ? [Prisma.sql`a.owner_id in ${any(owners)}`] : [];
}

function renewalConditions({ renews }: AccountFilters, { asOf }: Asking): Prisma.Sql[] {
  if (renews === undefined) return [];
  if (renews === "none") return [Prisma.sql`a.renewal_on is null`];
  if (renews === "overdue") return [Prisma.sql`a.renewal_on < ${asOf}::date and a.churned_on is null`];
  return [Prisma.sql`a.renewal_on >= ${asOf}::date and a.renewal_on < ${asOf}::date + ${Number(renews)}::int`];
}
