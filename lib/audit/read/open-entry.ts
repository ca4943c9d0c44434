import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { withGrant } from "#lib/finance/read.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { isRefusal, refuse } from "#lib/refusal.ts";
import type { Change, Entry } from "../schema.ts";
import { visibleTo } from "./visible.ts";

const most = 200;
type Row = Omit<Change, "money"> & { money: boolean; accountId: number | null };

async function findEntry(
  caller: Caller,
  kind: Entry["kind"],
  id: bigint,
): Promise<(Entry & { requestId: string | null }) | undefined> {
  const [log, name, columns] =
    kind === "door"
      ? ([
          Prisma.sql`audit_log`,
          Prisma.sql`l.door`,
          Prisma.sql`null as system, null as op, null as "table", null as account, l.subject, l.outcome`,
        ] as const)
      : ([
          Prisma.sql`audit_change`,
          Prisma.sql`l.table_name`,
          Prisma.sql`l.system, l.op, l.table_name as "table", (select name from account where id = l.account_id) as account, l.row_key::text as subject, 'done' as outcome`,
        ] as const);
  const [entry] = await db.$queryRaw<(Entry & { requestId: string | null })[]>`
    select ${kind} as kind, l.id::text, l.at, coalesce(u.name, 'nobody') as person, l.role, l.key_id is not null as "byKey", l.door,
      l.request_id as "requestId", ${columns}
    from ${log} l left join app_user u on u.id = l.user_id where l.id = ${id} and ${visibleTo(caller, name)}`;
  return entry && { ...entry, person: entry.system === null ? entry.person : null };
}

/** An entry with the rows that changed, before and after; amounts only with a grant for their account, which is logged (SPEC N4). */
export async function openEntry(caller: Caller, kind: Entry["kind"], id: string) {
  const found = await findEntry(caller, kind, BigInt(id));
  if (!found) return refuse("not-found", "There is no such entry, or it is not yours to see.");
  const { requestId, ...entry } = found;
  const which =
    kind === "change"
      ? Prisma.sql`l.id = ${BigInt(id)}`
      : Prisma.sql`l.request_id = ${requestId} and l.door = ${entry.door} and ${visibleTo(caller, Prisma.sql`l.table_name`)}`;
  const rows = await db.$queryRaw<Row[]>`
    select l.id::text, l.table_name as "table", l.op, l.row_key as key, a.name as account, l.account_id as "accountId", l.money, l.before, l.after
    from audit_change l left join account a on a.id = l.account_id where ${which} order by l.id limit ${most + 1}`;
  const changes = await Promise.all(rows.slice(0, most).map((row) => withAmounts(caller, row)));
  return { entry, changes, more: rows.length > most };
}

async function withAmounts(caller: Caller, { accountId, ...row }: Row): Promise<Change> {
  if (!row.money) return { ...row, money: "none" };
  if (accountId === null) return { ...row, money: "hidden" };
  const twin = await withGrant(caller, accountId, "audit.open", async (tx) => {
    const [one] = await tx.$queryRaw<Pick<Change, "before" | "after">[]>`
      select before, after from finance.audit_change where id = ${BigInt(row.id)}`;
    return one ?? { before: null, after: null };
  });
  return isRefusal(twin) ? { ...row, money: "hidden" } : { ...row, ...twin, money: "shown" };
}
