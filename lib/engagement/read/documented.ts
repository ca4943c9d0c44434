import { csvCell } from "#lib/accounts/rules.ts";
import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { accountRights } from "#lib/subject.ts";
import { documentedColumns } from "../rules/documented.ts";
import type { DocumentedInput, DocumentedRow, SystemKind } from "../schema/interactions.ts";
import { interactionsOf, uncorrected } from "./interactions.ts";

type Key = { source: "interaction" | "system"; accountId: number; id: number };
type SystemRow = { accountId: number; id: number; kind: SystemKind; what: string; href: string | null; at: Date };

/** Every word of the search from its beginning, as the stored words were cut: no search reads the texts themselves. */
const wanted = (q: string) => Prisma.sql`
  regexp_replace(plainto_tsquery('simple', ${q})::text, '''(?= (&|<->) |$)', ''':*', 'g')::tsquery`;

/** The rows that hold the words of a search, first of all: left to itself the planner walks back in time past all others. */
const holding = (table: Prisma.Sql, q: string) =>
  q === "" ? table : Prisma.sql`(select * from ${table} where words @@ ${wanted(q)} offset 0)`;

function common(alias: Prisma.Sql, input: DocumentedInput, timeZone: string): Prisma.Sql[] {
  const { accountId, teamId, from, to } = input;
  const all = [Prisma.sql`a.merged_into_id is null`];
  if (accountId !== null) all.push(Prisma.sql`${alias}.account_id = ${accountId}`);
  if (teamId !== null)
    all.push(Prisma.sql`exists (select from team_member m where m.user_id = a.owner_id and m.team_id = ${teamId})`);
  if (from !== null) all.push(Prisma.sql`${alias}.at >= (${from}::date::timestamp at time zone ${timeZone})`);
  if (to !== null) all.push(Prisma.sql`${alias}.at < ((${to}::date + 1)::timestamp at time zone ${timeZone})`);
  return all;
}

function interactions(input: DocumentedInput, timeZone: string): Prisma.Sql {
  const { kind, personId, sentiment } = input;
  const all = [...common(Prisma.sql`i`, input, timeZone), uncorrected];
  if (kind !== null) all.push(Prisma.sql`i.kind = ${kind}`);
  if (personId !== null) all.push(Prisma.sql`i.user_id = ${personId}`);
  if (sentiment !== null) all.push(Prisma.sql`i.sentiment = ${sentiment}`);
  return Prisma.sql`from ${holding(Prisma.sql`interaction`, input.q)} i join account a on a.id = i.account_id
    where ${Prisma.join(all, " and ")}`;
}

const systemEntries = (input: DocumentedInput, timeZone: string) => Prisma.sql`
  from ${holding(Prisma.sql`system_entry`, input.q)} i join account a on a.id = i.account_id where ${Prisma.join(common(Prisma.sql`i`, input, timeZone), " and ")}`;

/** What the system did has no kind of conversation, nobody who wrote it, and no mood. */
const asksForPeople = ({ kind, personId, sentiment }: DocumentedInput) =>
  kind !== null || personId !== null || sentiment !== null;

const sortKeys: Record<DocumentedInput["sort"], { interaction: Prisma.Sql; system: Prisma.Sql }> = {
  at: { interaction: Prisma.sql`null::text`, system: Prisma.sql`null::text` },
  account: { interaction: Prisma.sql`lower(a.name)`, system: Prisma.sql`lower(a.name)` },
  person: {
    interaction: Prisma.sql`(select lower(u.name) from app_user u where u.id = i.user_id)`,
    system: Prisma.sql`'bellwether'`,
  },
  kind: { interaction: Prisma.sql`i.kind`, system: Prisma.sql`'system'` },
};

/** The parts that a search reads; each gives its own newest rows by its index, so that a page never sorts the whole log. */
function partsOf(input: DocumentedInput, timeZone: string): { keys: Prisma.Sql; from: Prisma.Sql }[] {
  const key = sortKeys[input.sort];
  const conversations = {
    keys: Prisma.sql`select 'interaction' as source, i.account_id, i.id, i.at, ${key.interaction} as by_key`,
    from: interactions(input, timeZone),
  };
  const deeds = {
    keys: Prisma.sql`select 'system' as source, i.account_id, i.id, i.at, ${key.system} as by_key`,
    from: systemEntries(input, timeZone),
  };
  if (input.system === "only") return asksForPeople(input) ? [] : [deeds];
  return input.system === "without" || asksForPeople(input) ? [conversations] : [conversations, deeds];
}

function orderBy({ sort, dir }: DocumentedInput): Prisma.Sql {
  const way = dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`;
  return sort === "at"
    ? Prisma.sql`order by at ${way}, account_id ${way}, id ${way}`
    : Prisma.sql`order by by_key ${way} nulls last, at desc, account_id desc, id desc`;
}

/** One page of everything documented, and how many lines match. */
export async function listDocumented(input: DocumentedInput, caller: Caller) {
  const parts = partsOf(input, caller.timeZone);
  if (parts.length === 0) return { rows: [], total: 0 };
  const order = orderBy(input);
  const skip = (input.page - 1) * input.pageSize;
  const each = parts.map(({ keys, from }) => Prisma.sql`(${keys} ${from} ${order} limit ${skip + input.pageSize})`);
  const counts = parts.map(({ from }) => Prisma.sql`(select count(*) ${from})`);
  const [keys, [counted]] = await Promise.all([
    db.$queryRaw<Key[]>`select source, account_id as "accountId", id from (${Prisma.join(each, " union all ")}) k
      ${order} limit ${input.pageSize} offset ${skip}`,
    db.$queryRaw<{ total: number }[]>`select (${Prisma.join(counts, " + ")})::int as total`,
  ]);
  return { rows: await rowsOf(keys, caller), total: counted?.total ?? 0 };
}

async function rowsOf(keys: readonly Key[], caller: Caller): Promise<DocumentedRow[]> {
  const listed = (source: Key["source"]) => {
    const mine = keys.filter((key) => key.source === source);
    return Prisma.sql`select * from unnest(${mine.map(({ accountId }) => accountId)}::int[], ${mine.map(({ id }) => id)}::int[])
      as k (account_id, id)`;
  };
  const accountIds = [...new Set(keys.map(({ accountId }) => accountId))];
  const [said, done, accounts, rights] = await Promise.all([
    interactionsOf(listed("interaction")),
    db.$queryRaw<SystemRow[]>`select s.account_id as "accountId", s.id, s.kind, s.what, s.href, s.at
      from (${listed("system")}) k join system_entry s on s.account_id = k.account_id and s.id = k.id`,
    db.account.findMany({ where: { id: { in: accountIds } }, select: { id: true, name: true } }),
    accountRights(accountIds, caller),
  ]);
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const mayChange = new Set(rights.filter(({ change }) => change).map(({ id }) => id));
  const conversations = new Map(said.map((row) => [row.id, row]));
  const deeds = new Map(done.map((row) => [row.id, row]));
  return keys.flatMap(({ source, accountId, id }) => {
    const known = { key: `${source}-${id}`, accountId, account: names.get(accountId) ?? "" };
    const interaction = source === "interaction" ? conversations.get(id) : undefined;
    if (interaction)
      return {
        ...known,
        at: interaction.at,
        by: interaction.by,
        mayChange: mayChange.has(accountId),
        interaction,
        system: null,
      };
    const deed = source === "system" ? deeds.get(id) : undefined;
    if (!deed) return [];
    const { kind, what, href, at } = deed;
    return {
      ...known,
      at: at.toISOString(),
      by: "Bellwether",
      mayChange: false,
      interaction: null,
      system: { kind, what, href },
    };
  });
}

const mostExported = 50_000;

/** The filtered list as CSV, in its order: the first 50,000 lines. Texts that look like formulas are made harmless. */
export async function exportDocumented(input: DocumentedInput, caller: Caller): Promise<string> {
  const lines = [documentedColumns.map(({ header }) => header).join(",")];
  for (let page = 1; lines.length <= mostExported; page++) {
    const { rows } = await listDocumented({ ...input, page, pageSize: 2000 }, caller);
    lines.push(...rows.map((row) => documentedColumns.map(({ cell }) => csvCell(cell(row))).join(",")));
    if (rows.length < 2000) break;
  }
  return `${lines.join("\r\n")}\r\n`;
}
