import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { accountRights } from "#lib/subject.ts";
import type { Day } from "../rules/day.ts";
import { isAmong, judgeOverride, type OverrideFacts } from "../rules/overrides.ts";
import type { OverridePage, OverrideRow, OverridesInput } from "../schema/overrides.ts";
import { leftAfter } from "./outcomes.ts";

type Key = { accountId: number; id: number };
type Asking = { caller: Caller; asOf: Day };

const named = Prisma.sql`band_override o join account a on a.id = o.account_id left join app_user u on u.id = o.set_by`;
/** `d.band` and `d.score`: what was computed by the day it was set; `gone.day`: when the account left next, as back-tests see it. */
const outcome = Prisma.sql`
  left join lateral (select s.band, s.score from score_daily s
    where s.account_id = o.account_id and s.day <= o.starts_on order by s.day desc limit 1) d on true
  cross join lateral (select ${leftAfter(Prisma.sql`o.starts_on`)} as day) gone`;
const inForce = (asOf: Day) => Prisma.sql`(o.ended_at is null and o.ends_on >= ${asOf}::date)`;

/** SQL: the band set by hand that is in force for an account, null without one; for lists, found by the key that begins with the account. */
export const bandByHand = (accountId: Prisma.Sql, asOf: Day) => Prisma.sql`(select o.band from band_override o
  where o.account_id = ${accountId} and ${inForce(asOf)} order by o.id desc limit 1)`;

function conditions({ q, state, band }: Pick<OverridesInput, "q" | "state" | "band">, asOf: Day): Prisma.Sql {
  const like = `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const all = [Prisma.sql`a.merged_into_id is null`];
  if (q !== "") all.push(Prisma.sql`(a.name ilike ${like} or u.name ilike ${like})`);
  if (state !== null) all.push(state === "in-force" ? inForce(asOf) : Prisma.sql`not ${inForce(asOf)}`);
  if (band !== null) all.push(Prisma.sql`o.band = ${band}`);
  return Prisma.join(all, " and ");
}

const sortKeys: Record<OverridesInput["sort"], Prisma.Sql> = {
  set: Prisma.sql`o.created_at`,
  ends: Prisma.sql`coalesce((o.ended_at at time zone 'UTC')::date, o.ends_on)`,
  account: Prisma.sql`lower(a.name)`,
  person: Prisma.sql`lower(u.name)`,
  band: Prisma.sql`array_position(array['at-risk', 'watch', 'healthy'], o.band)`,
};

function orderBy({ sort, dir }: Pick<OverridesInput, "sort" | "dir">): Prisma.Sql {
  const way = dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`;
  return Prisma.sql`order by ${sortKeys[sort]} ${way} nulls last, o.created_at desc, o.id desc`;
}

/** What overrides are judged by: all that match, in this order. */
function readFacts(where: Prisma.Sql, order: Prisma.Sql): Promise<(Key & OverrideFacts)[]> {
  return db.$queryRaw`select o.account_id as "accountId", o.id, o.band, d.band as computed,
      to_char(o.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(gone.day, 'YYYY-MM-DD') as "leftOn"
    from ${named} ${outcome} where ${where} ${order}`;
}

/** Every override that was ever set, as its judgement needs it. */
export function readOverrideFacts(): Promise<OverrideFacts[]> {
  return readFacts(Prisma.sql`a.merged_into_id is null`, Prisma.empty);
}

async function countOf(where: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`select count(*)::int as total from ${named} where ${where}`;
  return row?.total ?? 0;
}

type Stored = Omit<OverrideRow, "verdict" | "scoreVerdict" | "mayEnd">;

/** These overrides, in this order, judged as far as is known, and whether the caller may end them. */
async function rowsOf(keys: readonly Key[], { caller, asOf }: Asking): Promise<OverrideRow[]> {
  if (keys.length === 0) return [];
  const [accounts, ids] = [keys.map(({ accountId }) => accountId), keys.map(({ id }) => id)];
  const [rows, rights] = await Promise.all([
    db.$queryRaw<Stored[]>`
      select o.id, o.account_id as "accountId", a.name as account, o.band, o.reason, u.name as "setBy",
        to_char(o.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(o.ends_on, 'YYYY-MM-DD') as "endsOn",
        to_char(o.ended_at at time zone ${caller.timeZone}, 'YYYY-MM-DD') as "endedOn", e.name as "endedBy",
        exists (select from band_override n where n.account_id = o.account_id and n.replaces_id = o.id) as replaced,
        ${inForce(asOf)} as "inForce", d.band as computed, d.score, to_char(gone.day, 'YYYY-MM-DD') as "leftOn"
      from unnest(${accounts}::int[], ${ids}::int[]) with ordinality as page (account_id, id, place)
      join band_override o on (o.account_id, o.id) = (page.account_id, page.id)
      join account a on a.id = o.account_id left join app_user u on u.id = o.set_by left join app_user e on e.id = o.ended_by
      ${outcome} order by page.place`,
    accountRights([...new Set(accounts)], caller),
  ]);
  const mayChange = new Set(rights.filter(({ change }) => change).map(({ id }) => id));
  return rows.map((row) => {
    const { verdict, score } = judgeOverride(row, asOf);
    const leftOn = row.leftOn !== null && row.leftOn <= asOf ? row.leftOn : null;
    const mayEnd = row.inForce && mayChange.has(row.accountId);
    return { ...row, leftOn, verdict, scoreVerdict: score, mayEnd };
  });
}

/** The overrides of one account, the newest first: one in force is the first. */
export async function listOverridesOf(accountId: number, limit: number, asking: Asking): Promise<OverridePage> {
  const keys = await db.$queryRaw<(Key & { total: number })[]>`
    select o.account_id as "accountId", o.id, count(*) over ()::int as total from band_override o
    where o.account_id = ${accountId} order by o.id desc limit ${limit}`;
  return { asOf: asking.asOf, rows: await rowsOf(keys, asking), total: keys[0]?.total ?? 0 };
}

/** One page of everybody's overrides; what became of them is judged in code, so that there is one rule. */
export async function listOverrides(input: OverridesInput, asking: Asking): Promise<OverridePage> {
  const { verdict, score, page, pageSize } = input;
  const { asOf } = asking;
  const [where, order, skip] = [conditions(input, asOf), orderBy(input), (page - 1) * pageSize];
  if (verdict !== null || score !== null) {
    const judged = (await readFacts(where, order)).filter((facts) => {
      const found = judgeOverride(facts, asOf);
      return isAmong(found.verdict, verdict) && (score === null || found.score === score);
    });
    return { asOf, rows: await rowsOf(judged.slice(skip, skip + pageSize), asking), total: judged.length };
  }
  const [keys, total] = await Promise.all([
    db.$queryRaw<Key[]>`select o.account_id as "accountId", o.id from ${named} where ${where} ${order}
      limit ${pageSize} offset ${skip}`,
    countOf(where),
  ]);
  return { asOf, rows: await rowsOf(keys, asking), total };
}
