import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { bandByHand } from "#lib/health/read/overrides.ts";
import { type Cursor, readCursor, writeCursor } from "../rules.ts";
import type { AccountPage, AccountRow, ListInput } from "../schema.ts";
import { typedValue } from "./fields.ts";
import { type Asking, filterAccounts } from "./filter-accounts.ts";

type Key = { by: Prisma.Sql; cast: Prisma.Sql; from: "account" | "health" };
const keys: Record<Exclude<ListInput["sort"], "owner">, Key> = {
  name: { by: Prisma.sql`lower(a.name)`, cast: Prisma.sql`text`, from: "account" },
  renewal: { by: Prisma.sql`a.renewal_on`, cast: Prisma.sql`date`, from: "account" },
  interaction: { by: Prisma.sql`a.last_interaction_at`, cast: Prisma.sql`timestamptz`, from: "account" },
  score: { by: Prisma.sql`h.score`, cast: Prisma.sql`float8`, from: "health" },
  delta: { by: Prisma.sql`h.delta14`, cast: Prisma.sql`float8`, from: "health" },
};

type Place = { id: number; key: string | null };

/**
 * One page of accounts, found by keyset: the cost does not grow with how far one has scrolled.
 * Those without a value to sort by come last in both directions. No money in any order or filter (N4).
 */
export async function listAccounts(input: ListInput, asking: Asking): Promise<AccountPage> {
  const cursor = input.after === undefined ? null : readCursor(input.after);
  const wanted = input.size + 1;
  const places = cursor?.value === null ? [] : await placesWithKey(input, asking, cursor, wanted);
  if (places.length < wanted) {
    const afterId = cursor?.value === null ? cursor.id : 0;
    places.push(...(await placesWithout(input, asking, afterId, wanted - places.length)));
  }
  const shown = places.slice(0, input.size);
  const last = shown.at(-1);
  const next = places.length > input.size && last ? writeCursor({ value: last.key, id: last.id }) : null;
  return {
    rows: await rowsOf(
      shown.map((place) => place.id),
      asking.asOf,
      input.show,
    ),
    next,
  };
}

const order = { asc: [Prisma.sql`asc`, Prisma.sql`>`], desc: [Prisma.sql`desc`, Prisma.sql`<`] } as const;
const health = Prisma.sql`left join account_health h on h.account_id = a.id`;

function keyOf({ sort, q }: ListInput): Key {
  const key = keys[sort === "owner" ? "name" : sort];
  // few names match: the words choose the rows, and a key without an index keeps the planner from walking all names
  return sort === "name" && q.length >= 3 ? { ...key, by: Prisma.sql`(lower(a.name) || '')` } : key;
}

function placesWithKey(input: ListInput, asking: Asking, cursor: Cursor | null, limit: number): Promise<Place[]> {
  if (input.sort === "owner") return placesByOwner(input, asking, cursor, limit);
  const key = keyOf(input);
  const { where, usesHealth } = filterAccounts(input, asking);
  const byHealth = key.from === "health";
  const id = byHealth ? Prisma.sql`h.account_id` : Prisma.sql`a.id`;
  const join = byHealth ? Prisma.sql`join account_health h on h.account_id = a.id` : usesHealth ? health : Prisma.empty;
  const [dir, after] = order[input.dir];
  const from = cursor
    ? Prisma.sql`and (${key.by}, ${id}) ${after} (${cursor.value}::${key.cast}, ${cursor.id})`
    : Prisma.empty;
  return db.$queryRaw<Place[]>`select a.id, (${key.by})::text as key from account a ${join}
    where ${where} and ${key.by} is not null ${from} order by ${key.by} ${dir}, ${id} ${dir} limit ${limit}`;
}

/** A book is small enough to sort; the whole is read owner by owner, so that only the books on the page are. */
function placesByOwner(input: ListInput, asking: Asking, cursor: Cursor | null, limit: number): Promise<Place[]> {
  const { where, usesHealth } = filterAccounts(input, asking);
  const [dir, after] = order[input.dir];
  const name = cursor?.value ?? "";
  const from = cursor ? Prisma.sql`(key, id) ${after} (${name}, ${cursor.id})` : Prisma.sql`true`;
  const joins = usesHealth ? health : Prisma.empty;
  if (input.owner === "mine" || input.owners.length > 0) {
    return db.$queryRaw<Place[]>`select id, key
      from (select a.id, lower(u.name) as key from account a join app_user u on u.id = a.owner_id ${joins} where ${where}) b
      where ${from} order by key ${dir}, id ${dir} limit ${limit}`;
  }
  const owners = cursor ? Prisma.sql`where lower(name) ${after}= ${name}` : Prisma.empty;
  return db.$queryRaw<Place[]>`select b.id, u.key
    from (select id as user_id, lower(name) as key from app_user ${owners} order by lower(name) ${dir}) u
    cross join lateral (select a.id from account a ${joins} where a.owner_id = u.user_id and ${where} offset 0) b
    where ${from} order by u.key ${dir}, b.id ${dir} limit ${limit}`;
}

function placesWithout(input: ListInput, asking: Asking, afterId: number, limit: number): Promise<Place[]> {
  if (input.sort === "name") return Promise.resolve([]);
  const { where, usesHealth } = filterAccounts(input, asking);
  const missing = input.sort === "owner" ? Prisma.sql`a.owner_id is null` : Prisma.sql`${keyOf(input).by} is null`;
  const joins = usesHealth || (input.sort !== "owner" && keyOf(input).from === "health");
  return db.$queryRaw<Place[]>`select a.id, null as key from account a ${joins ? health : Prisma.empty}
    where ${where} and ${missing} and a.id > ${afterId} order by a.id limit ${limit}`;
}

/** The rows of these accounts, in this order, as they stand on a day, with the values of these custom fields. */
export function rowsOf(ids: readonly number[], asOf: string, show: readonly number[] = []): Promise<AccountRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const fields = Prisma.sql`coalesce((select jsonb_object_agg(f.field_id, ${typedValue}) from account_field f
    where f.account_id = a.id and f.field_id = any(${[...show]}::int[])), '{}')`;
  return db.$queryRaw<AccountRow[]>`
    select a.id, a.name, a.domain, a.segment, a.tier, a.stage, a.plan, a.owner_id as "ownerId", u.name as "ownerName",
      to_char(a.renewal_on, 'YYYY-MM-DD') as "renewalOn", a.renewal_forecast as "renewalForecast",
      to_char(a.churned_on, 'YYYY-MM-DD') as "churnedOn", a.paying,
      coalesce(h.band, 'unknown') as band, ${bandByHand(Prisma.sql`a.id`, asOf)} as "byHand", h.score, h.delta14, h.confidence,
      coalesce(h.spark, '{}') as spark, h.summary,
      to_char(a.last_interaction_at at time zone 'UTC', 'YYYY-MM-DD') as "lastInteractionOn",
      ${show.length > 0 ? fields : Prisma.sql`'{}'::jsonb`} as fields
    from unnest(${[...ids]}::int[]) with ordinality as page (id, place)
    join account a on a.id = page.id left join account_health h on h.account_id = a.id left join app_user u on u.id = a.owner_id
    order by page.place`;
}
