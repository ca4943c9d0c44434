import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import type { ReassignInput } from "../schema.ts";

type Moved = { moved: number; back: { accountId: number; ownerId: number | null }[] };

const takenBack = "Handover taken back";

/** Hands accounts to another owner with a note, which stays on each account's timeline. Says who had them, so that it can be undone. */
export async function reassign({ accountIds, toId, note }: ReassignInput, caller: Caller): Promise<Moved | Refusal> {
  if (toId !== null && !(await mayOwn(toId)))
    return refuse("invalid", "That person cannot own accounts. Choose an active CSM or manager.");
  const back = await db.$queryRaw<Moved["back"]>`
    with before as (select id, owner_id from account where id = any(${accountIds}::int[]) and owner_id is distinct from ${toId}::int for update),
      moved as (update account a set owner_id = ${toId}::int, updated_at = now() from before where a.id = before.id),
      noted as (insert into book_move (account_id, from_id, to_id, note, moved_by)
        select id, owner_id, ${toId}::int, ${note}, ${caller.userId}::int from before)
    select id as "accountId", owner_id as "ownerId" from before order by id`;
  announce("accounts", "today", ...back.slice(0, 20).map(({ accountId }) => `account:${accountId}`));
  return { moved: back.length, back };
}

/** Takes one's own handover of the last hour back, while nobody has handed the accounts on. */
export async function takeBack(accountIds: readonly number[], caller: Caller): Promise<{ returned: number }> {
  const returned = await db.$queryRaw<{ id: number }[]>`
    with last as (select distinct on (m.account_id) m.* from book_move m where m.account_id = any(${[...accountIds]}::int[])
        order by m.account_id, m.at desc, m.id desc),
      mine as (select l.account_id, l.from_id, l.to_id from last l join account a on a.id = l.account_id
        where l.moved_by = ${caller.userId}::int and l.at > now() - interval '1 hour' and a.owner_id is not distinct from l.to_id
          and l.note <> ${takenBack}),
      moved as (update account a set owner_id = mine.from_id, updated_at = now() from mine where a.id = mine.account_id returning a.id),
      noted as (insert into book_move (account_id, from_id, to_id, note, moved_by)
        select account_id, to_id, from_id, ${takenBack}, ${caller.userId}::int from mine)
    select id from moved`;
  announce("accounts", "today", ...returned.slice(0, 20).map(({ id }) => `account:${id}`));
  return { returned: returned.length };
}

async function mayOwn(userId: number): Promise<boolean> {
  const found = await db.appUser.findFirst({
    where: { id: userId, status: "active", userRoles: { some: { role: { in: ["csm", "manager"] } } } },
    select: { id: true },
  });
  return found !== null;
}

/** Lets another person work these accounts too, until a day (its end included) or until taken back. */
export async function cover(
  accountIds: readonly number[],
  userId: number,
  untilOn: string | null,
): Promise<{ covered: number } | Refusal> {
  if (!(await mayOwn(userId)))
    return refuse("invalid", "That person cannot work accounts. Choose an active CSM or manager.");
  const covered = await db.$executeRaw`insert into account_cover (account_id, user_id, until_on)
    select unnest(${[...accountIds]}::int[]), ${userId}, ${untilOn}::date
    on conflict (account_id, user_id) do update set until_on = excluded.until_on`;
  announceBook(accountIds);
  return { covered };
}

export async function endCover(accountIds: readonly number[], userId: number): Promise<{ ended: number }> {
  const { count } = await db.accountCover.deleteMany({ where: { accountId: { in: [...accountIds] }, userId } });
  announceBook(accountIds);
  return { ended: count };
}

function announceBook(accountIds: readonly number[]): void {
  announce("accounts", "today", ...accountIds.slice(0, 20).map((id) => `account:${id}`));
}
