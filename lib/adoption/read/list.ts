import type { Asking } from "#lib/accounts/read/filter-accounts.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { inOneProcess } from "#lib/one-process.ts";
import { ofPast } from "../rules/past.ts";
import { type Place, readPlace, writePlace } from "../rules/place.ts";
import type { AdoptionListInput, AdoptionPage, AdoptionSort } from "../schema/list.ts";
import { filterAdoption, idsNamed, listed } from "./filter.ts";
import { rowsOf } from "./rows.ts";

/** Part of the list: accounts with a value to sort by, or those without, which come last whichever way it is sorted. */
type Part = { join?: Prisma.Sql; where: Prisma.Sql; key: Prisma.Sql | null; cast: Prisma.Sql };
type Found = { id: number; key: string | null };

const text = Prisma.sql`text`;
const number = Prisma.sql`float8`;
const keys: Record<Exclude<AdoptionSort, "feature">, { key: Prisma.Sql; cast: Prisma.Sql }> = {
  name: { key: Prisma.sql`d.sort_name`, cast: text },
  breadth: { key: Prisma.sql`d.breadth`, cast: number },
  depth: { key: Prisma.sql`d.depth`, cast: number },
  days: { key: Prisma.sql`d.days`, cast: Prisma.sql`smallint` },
  trend: { key: Prisma.sql`d.trend`, cast: number },
  unused: { key: Prisma.sql`d.unused`, cast: Prisma.sql`smallint` },
  renewal: { key: Prisma.sql`d.renewal_on`, cast: Prisma.sql`date` },
};

function partsOf({ sort, by, dir, uses, unused }: AdoptionListInput): Part[] {
  const rest = (where: Prisma.Sql): Part => ({ where, key: null, cast: text });
  if (sort !== "feature" || !by) {
    const { key, cast } = keys[sort === "feature" ? "name" : sort];
    return [{ where: Prisma.sql`${key} is not null`, key, cast }, rest(Prisma.sql`${key} is null`)];
  }
  const using: Part = {
    join: Prisma.sql`join account_feature t on t.account_id = d.account_id and t.feature_id = ${by}`,
    where: Prisma.sql`t.days > 0`,
    key: Prisma.sql`t.days`,
    cast: Prisma.sql`smallint`,
  };
  const none = rest(Prisma.sql`not d.used_features @> array[${by}]::int[]`);
  if (uses === by) return [using];
  if (unused === by) return [none];
  return dir === "asc" ? [none, using] : [using, none];
}

const ways = { asc: [Prisma.sql`asc`, Prisma.sql`>`], desc: [Prisma.sql`desc`, Prisma.sql`<`] } as const;
const opposite = { asc: "desc", desc: "asc" } as const;

const mostCounted = 10_000;

/**
 * `many`: so many match that walking an index in the list's order meets a page of them soon. Few are found first and sorted then,
 * for the walk would pass all that does not match; and those found by a name, for they may all stand at the other end of an order.
 */
type Search = { input: AdoptionListInput; where: readonly Prisma.Sql[]; total: number; many: boolean };

async function search(asked: AdoptionListInput, asking: Asking): Promise<Search> {
  const input = ofPast(asked);
  const where = [listed(input), ...filterAdoption(input, asking, await idsNamed(input.q, mostCounted))];
  const total = await countMatching(where);
  return { input, where, total, many: total > mostCounted && input.q === "" };
}

function find(part: Part, { input, where, many }: Search, { from, back }: Start, limit: number): Promise<Found[]> {
  const { join, key, cast } = part;
  const forward = key ? input.dir : "asc";
  const [dir, beyond] = ways[back ? opposite[forward] : forward];
  const id = join ? Prisma.sql`t.account_id` : Prisma.sql`d.account_id`;
  const conditions = [...where, part.where];
  if (from && key) conditions.push(Prisma.sql`(${key}, ${id}) ${beyond} (${from.key}::${cast}, ${from.id})`);
  if (from && !key) conditions.push(Prisma.sql`${id} ${beyond} ${from.id}`);
  const found = Prisma.sql`select ${id} as id, ${key ?? Prisma.sql`null`} as k from account_adoption d ${join ?? Prisma.empty}
    where ${Prisma.join(conditions, " and ")}`;
  const order = key ? Prisma.sql`k ${dir}, id ${dir}` : Prisma.sql`id ${dir}`;
  return inOneProcess<Found>(
    many
      ? Prisma.sql`select id, k::text as key from (${found} order by ${order} limit ${limit}) found order by ${order}`
      : Prisma.sql`select id, k::text as key from (${found} offset 0) found order by ${order} limit ${limit}`,
  );
}

/** Where the list is gone on from, and whether towards its beginning. */
type Start = { from: Place | null; back: boolean };

/** The places that follow, nearest first. */
async function walk(search: Search, { from, back }: Start, limit: number): Promise<Place[]> {
  const parts = partsOf(search.input).map((part, at) => ({ part, at }));
  const found: Place[] = [];
  for (const { part, at } of back ? parts.reverse() : parts) {
    if (found.length >= limit) break;
    if (from && (back ? at > from.part : at < from.part)) continue;
    const start = { from: from?.part === at ? from : null, back };
    const rows = await find(part, search, start, limit - found.length);
    found.push(...rows.map((row) => ({ part: at, back: false, ...row })));
  }
  return found;
}

type Turned = Pick<AdoptionPage, "next" | "previous"> & { ids: number[] };

/** The ids of a page, found by keyset: its cost does not grow with how far one has gone. */
async function turn(search: Search): Promise<Turned> {
  const { after, size } = search.input;
  const from = after === undefined ? null : readPlace(after);
  const beginning = (place: Place | undefined) => place && writePlace({ ...place, back: true });
  if (from?.back) {
    const before = await walk(search, { from, back: true }, size + 1);
    const shown = before.slice(0, size).reverse();
    const [first, last] = [shown[0], shown.at(-1)];
    // what is left before it is no whole page: the list begins there
    if (last && shown.length === size)
      return {
        ids: idsOf(shown),
        next: writePlace(last),
        previous: (before.length > size && beginning(first)) || null,
      };
  }
  const start = from?.back ? null : from;
  const found = await walk(search, { from: start, back: false }, size + 1);
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  const next = found.length > size && last ? writePlace(last) : null;
  return { ids: idsOf(shown), next, previous: (start && beginning(shown[0])) || null };
}

const idsOf = (places: readonly Place[]) => places.map(({ id }) => id);

async function countMatching(where: readonly Prisma.Sql[]): Promise<number> {
  const rows = await inOneProcess<{ n: number }>(Prisma.sql`
    select count(*)::int as n from (select from account_adoption d where ${Prisma.join([...where], " and ")} limit ${mostCounted + 1}) found`);
  return rows[0]?.n ?? 0;
}

/** One page of accounts with their figures and the cells of the features asked for. */
export async function listAdoption(asked: AdoptionListInput, asking: Asking): Promise<AdoptionPage> {
  const found = await search(asked, asking);
  if (found.total === 0) return { rows: [], next: null, previous: null, total: 0, more: false };
  const { ids, next, previous } = await turn(found);
  const rows = await rowsOf(ids, found.input);
  return { rows, next, previous, total: Math.min(found.total, mostCounted), more: found.total > mostCounted };
}

/** The rows of the whole list in its order, a thousand at a time. */
export async function* everyRow(asked: AdoptionListInput, asking: Asking) {
  const found = await search(asked, asking);
  let after: string | undefined;
  do {
    const { ids, next } = await turn({ ...found, input: { ...found.input, after, size: 1000 } });
    yield await rowsOf(ids, found.input);
    after = next ?? undefined;
  } while (after !== undefined);
}
