import type { Asking } from "#lib/accounts/read/filter-accounts.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Place, readPlace, writePlace } from "../rules/place.ts";
import type { AdoptionListInput, AdoptionPage, AdoptionSort } from "../schema/list.ts";
import { filterAdoption, listed } from "./filter.ts";
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

function partsOf({ sort, by, dir }: AdoptionListInput): Part[] {
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
  return dir === "asc" ? [none, using] : [using, none];
}

const ways = { asc: [Prisma.sql`asc`, Prisma.sql`>`], desc: [Prisma.sql`desc`, Prisma.sql`<`] } as const;

/** One process is quicker here than several that share the cores with everybody else's requests. */
async function alone<Row>(query: Prisma.Sql): Promise<Row[]> {
  const [, rows] = await db.$transaction([
    db.$executeRaw`set local max_parallel_workers_per_gather = 0`,
    db.$queryRaw<Row[]>(query),
  ]);
  return rows;
}

const mostCounted = 10_000;
/** Those found by a name may all stand at the other end of an order: they are never walked to. */
const isWalked = (input: AdoptionListInput, total: number) => total > mostCounted && input.q === "";

/**
 * `many`: so many match that walking an index in the list's order meets a page of them soon. Few are found first and sorted then,
 * for the walk would pass all that does not match.
 */
type Search = { input: AdoptionListInput; asking: Asking; many: boolean };

function find(part: Part, { input, asking, many }: Search, after: Place | null, limit: number): Promise<Found[]> {
  const { join, key, cast } = part;
  const [dir, beyond] = ways[key ? input.dir : "asc"];
  const id = join ? Prisma.sql`t.account_id` : Prisma.sql`d.account_id`;
  const conditions = [listed(input), part.where, ...filterAdoption(input, asking)];
  if (after && key) conditions.push(Prisma.sql`(${key}, ${id}) ${beyond} (${after.key}::${cast}, ${after.id})`);
  if (after && !key) conditions.push(Prisma.sql`${id} > ${after.id}`);
  const found = Prisma.sql`select ${id} as id, ${key ?? Prisma.sql`null`} as k from account_adoption d ${join ?? Prisma.empty}
    where ${Prisma.join(conditions, " and ")}`;
  const order = key ? Prisma.sql`k ${dir}, id ${dir}` : Prisma.sql`id`;
  return alone<Found>(
    many
      ? Prisma.sql`select id, k::text as key from (${found} order by ${order} limit ${limit}) found order by ${order}`
      : Prisma.sql`select id, k::text as key from (${found} offset 0) found order by ${order} limit ${limit}`,
  );
}

/** The ids of a page, found by keyset: its cost does not grow with how far one has gone. */
async function placesOf(search: Search): Promise<{ ids: number[]; next: string | null }> {
  const { input } = search;
  const parts = partsOf(input);
  const cursor = input.after === undefined ? null : readPlace(input.after);
  const found: Place[] = [];
  for (let at = cursor?.part ?? 0; at < parts.length && found.length <= input.size; at++) {
    const after = cursor && cursor.part === at ? cursor : null;
    const rows = await find(parts[at] as Part, search, after, input.size + 1 - found.length);
    found.push(...rows.map((row) => ({ part: at, ...row })));
  }
  const shown = found.slice(0, input.size);
  const last = shown.at(-1);
  return { ids: shown.map(({ id }) => id), next: found.length > input.size && last ? writePlace(last) : null };
}

async function countMatching(input: AdoptionListInput, asking: Asking): Promise<number> {
  const where = Prisma.join([listed(input), ...filterAdoption(input, asking)], " and ");
  const rows = await alone<{ n: number }>(Prisma.sql`
    select count(*)::int as n from (select from account_adoption d where ${where} limit ${mostCounted + 1}) found`);
  return rows[0]?.n ?? 0;
}

/** One page of accounts with their figures and the cells of the features asked for. */
export async function listAdoption(input: AdoptionListInput, asking: Asking): Promise<AdoptionPage> {
  const total = await countMatching(input, asking);
  const { ids, next } = await placesOf({ input, asking, many: isWalked(input, total) });
  const rows = await rowsOf(ids, input.features);
  return { rows, next, total: Math.min(total, mostCounted), more: total > mostCounted };
}

/** The rows of the whole list in its order, a thousand at a time. */
export async function* everyRow(input: AdoptionListInput, asking: Asking) {
  const many = isWalked(input, await countMatching(input, asking));
  let after: string | undefined;
  do {
    const { ids, next } = await placesOf({ input: { ...input, after, size: 1000 }, asking, many });
    yield await rowsOf(ids, input.features);
    after = next ?? undefined;
  } while (after !== undefined);
}
