import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Slice } from "../rules/scope.ts";
import type { Touched } from "./cells.ts";

/** Places that something changed in: a place is a segment of one CSM. Accounts without a CSM are spread over some places a segment. */
export type Places = Part & {
  /** Every slice of the book that holds one of them. */
  slices: Slice[];
  touched: Touched;
};

/** Some places, by name or by a range of the CSMs' numbers; what is below zero has none. */
export type Part = {
  of: { keys: string[] } | Shelves;
  /** Every account that stands there, and with them every one that was merged into one or is a child of one that does. */
  accounts: number[];
  members: number[];
};
export type Shelves = { from: number; until: number };

/** An account, and where it stood before it moved. */
export type Moved = { accountId: number; place: { ownerId: number | null; segment: string | null } | null };

const spread = 64;

const shelfOf = Prisma.sql`coalesce(a.owner_id, -1 - a.id % ${Prisma.raw(String(spread))})`;
/** The place of the account `a`. */
export const placeOf = Prisma.sql`${shelfOf} || '|' || coalesce(a.segment, '')`;

/** Where these accounts stand and stood, and where those above them do, whose figures count them. */
export async function readPlaces(moved: readonly Moved[]): Promise<Places> {
  const before = moved.filter((one) => one.place !== null);
  const found = await db.$queryRaw<{ key: string; ownerId: number | null; segment: string | null }[]>`
    with recursive above as (
      select id, parent_id, merged_into_id from account where id = any(${moved.map((one) => one.accountId)}::int[])
      union
      select a.id, a.parent_id, a.merged_into_id from above join account a on a.id in (above.parent_id, above.merged_into_id)
    ), stood(id, owner_id, segment) as (
      select * from unnest(${before.map((one) => one.accountId)}::int[], ${before.map((one) => one.place?.ownerId ?? null)}::int[],
        ${before.map((one) => one.place?.segment ?? null)}::text[])
      union
      select id, owner_id, segment from account where id in (select id from above)
    )
    select distinct ${placeOf} as key, a.owner_id as "ownerId", a.segment from stood a`;
  const keys = [...new Set(found.map((one) => one.key))];
  const owners = different(found.map((one) => one.ownerId));
  const accounts = await accountsIn(keys, owners);
  const segments = different(found.map((one) => one.segment));
  const memberships = await db.$queryRaw<{ id: number }[]>`
    select distinct team_id as id from team_member where user_id = any(${owners}::int[])`;
  const teams = memberships.map((one) => one.id);
  const slices = slicesOf(segments, owners.map(String), teams.map(String));
  return { of: { keys }, accounts, members: await membersOf(accounts), slices, touched: { owners, segments, teams } };
}

/** Ranges that together hold the whole book, each with about so many accounts. */
export async function readShelves(atATime: number): Promise<Shelves[]> {
  const rows = await db.$queryRaw<{ from: number }[]>`
    with counted as (select ${shelfOf} as shelf, count(*) as accounts from account a group by 1),
    summed as (select shelf, ((sum(accounts) over (order by shelf) - accounts) / ${atATime}::int)::int as part from counted)
    select min(shelf) as "from" from summed group by part order by 1`;
  const [least, most] = [-(2 ** 31), 2 ** 31 - 1];
  if (rows.length === 0) return [{ from: least, until: most }];
  return rows.map(({ from }, at) => ({ from: at === 0 ? least : from, until: rows[at + 1]?.from ?? most }));
}

export async function readPart(of: Shelves): Promise<Part> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    select id from account a where ${shelfOf} >= ${of.from}::int and ${shelfOf} < ${of.until}::int`;
  const accounts = rows.map((one) => one.id);
  return { of, accounts, members: await membersOf(accounts) };
}

function different<T>(values: readonly (T | null)[]): T[] {
  return [...new Set(values.filter((one) => one !== null))];
}

async function accountsIn(keys: string[], owners: number[]): Promise<number[]> {
  const owned = Prisma.sql`select id from account a where owner_id = any(${owners}::int[]) and ${placeOf} = any(${keys}::text[])`;
  const free = Prisma.sql`select id from account a where owner_id is null and ${placeOf} = any(${keys}::text[])`;
  const anyFree = keys.some((key) => key.startsWith("-"));
  const rows = await db.$queryRaw<{ id: number }[]>`${anyFree ? Prisma.sql`${owned} union all ${free}` : owned}`;
  return rows.map((one) => one.id);
}

async function membersOf(accounts: number[]): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    with recursive below as (
      select id from unnest(${accounts}::int[]) id
      union
      select child.id from below cross join lateral (
        select id from account where parent_id = below.id union all select id from account where merged_into_id = below.id
      ) child
    ) select id from below`;
  return rows.map((one) => one.id);
}

function slicesOf(segments: string[], owners: string[], teams: string[]): Slice[] {
  const of = (kind: Slice["kind"], names: string[]) => names.map((slice) => ({ kind, slice }));
  const inSegments = (names: string[]) => names.flatMap((name) => segments.map((segment) => `${name}|${segment}`));
  return [
    { kind: "whole", slice: "" },
    ...of("segment", segments),
    ...of("owner", owners),
    ...of("team", teams),
    ...of("segment-owner", inSegments(owners)),
    ...of("segment-team", inSegments(teams)),
  ];
}
