import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";

/**
 * Which objects a door is about:
 * "none" no object of its own; "self" the caller's own things; "account:all" every account, read only;
 * "account:read" / "account:change" the account of `input.accountId`;
 * "accounts:change" each account of `input.accountIds`; "admin" the configuration;
 * "escalation:read" / "escalation:write" the escalation of `input.escalationId`, as its reader or as one who takes part;
 * "escalation:coordinate" / "escalations:coordinate" it or each of `input.escalationIds`, as a coordinator or their deputy.
 */
export type Subject =
  | "none"
  | "self"
  | "account:all"
  | "account:read"
  | "account:change"
  | "accounts:change"
  | "escalation:read"
  | "escalation:write"
  | "escalation:coordinate"
  | "escalations:coordinate"
  | "admin";

type AccountRight = { id: number; read: boolean; change: boolean };

/** Everybody who works with accounts reads all of them; specialists see what is routed to them elsewhere. */
const mayRead = ({ role }: Pick<Caller, "role">) => role !== "specialist" && role !== null;

/** What the caller may do with each of these accounts; accounts that do not exist are left out (SPEC, who sees what). */
export async function accountRights(
  ids: number[],
  caller: Pick<Caller, "userId" | "role" | "teamIds">,
): Promise<AccountRight[]> {
  const rows = await db.$queryRaw<{ id: number; own: boolean; ownTeams: boolean }[]>`
    select a.id,
      coalesce(a.owner_id = ${caller.userId}, false) or exists (
        select from account_cover c where c.account_id = a.id and c.user_id = ${caller.userId}
          and (c.until_on is null or c.until_on >= current_date)) as own,
      a.owner_id is null or exists (
        select from team_member m where m.user_id = a.owner_id and m.team_id = any(${caller.teamIds}::int[])) as "ownTeams"
    from account a where a.id = any(${ids}::int[])`;
  return rows.map(({ id, own, ownTeams }) => ({
    id,
    read: mayRead(caller),
    change: caller.role === "csm" ? own : caller.role === "manager" ? ownTeams : false,
  }));
}

/** As accountRights, for those who only read: whose book it is in does not matter then. */
async function readRights(ids: number[], caller: Caller): Promise<AccountRight[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`select id from account where id = any(${ids}::int[])`;
  return rows.map(({ id }) => ({ id, read: mayRead(caller), change: false }));
}

/** null when the caller may go on; "not found" and "not yours" read the same to those who may not see the account. */
export async function judgeSubject(subject: Subject, input: unknown, caller: Caller): Promise<Refusal | null> {
  if (/^escalations?:/.test(subject)) return judgeEscalations(subject, input, caller);
  if (!subject.startsWith("account:") && !subject.startsWith("accounts:")) return null;
  if (subject === "account:all") return null;
  const { accountId, accountIds } = input as { accountId?: number; accountIds?: number[] };
  const ids = [...new Set(accountIds ?? (accountId === undefined ? [] : [accountId]))];
  const changes = subject.endsWith(":change");
  const rights = changes ? await accountRights(ids, caller) : await readRights(ids, caller);
  if (rights.length < ids.length || rights.some((right) => !right.read)) {
    return refuse("not-found", "There is no such account, or it was not routed to you.");
  }
  if (changes && rights.some((right) => !right.change)) {
    return refuse(
      "forbidden",
      "This account is not in your book. Ask its owner, or a manager of their team, to make the change.",
    );
  }
  return null;
}

/** What the caller is to each escalation is the database's to say (`escalation_part`), here as for a change of it. */
async function judgeEscalations(subject: Subject, input: unknown, caller: Caller): Promise<Refusal | null> {
  const { escalationId, escalationIds } = input as { escalationId?: number; escalationIds?: number[] };
  const ids = [...new Set(escalationIds ?? (escalationId === undefined ? [] : [escalationId]))];
  const rows = await db.$queryRaw<{ part: string | null }[]>`
    select escalation_part(id, ${caller.userId}::int, ${caller.role}) as part from escalation where id = any(${ids}::int[])`;
  const parts = rows.flatMap(({ part }) => part ?? []);
  if (parts.length < ids.length || ids.length === 0)
    return refuse("not-found", "There is no such escalation, or it was not routed to you.");
  if (subject.endsWith(":coordinate") && parts.some((part) => part !== "coordinator" && part !== "deputy"))
    return refuse("forbidden", "Only a coordinator, or their deputy, can do this. Ask in the thread.");
  if (subject.endsWith(":write") && parts.includes("reader"))
    return refuse("forbidden", "You can read this escalation, and do not take part in it.");
  return null;
}
