import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { readLeads } from "#lib/health/read/leads.ts";
import { announce } from "#lib/live/write.ts";
import { listNeeds } from "../read/need-attention.ts";
import { riskKinds } from "../rules/alert-precision.ts";
import { dayAfter, restDays } from "../rules.ts";
import type { DecideInput } from "../schema.ts";

/**
 * Puts accounts aside: done, snoozed until a day, or "not a real risk". Every decision is kept with what it was about: of a
 * risk alert also the model, the score and the leading measure, so that its precision can be told later (X11).
 */
export async function decideAttention(
  input: DecideInput,
  caller: Caller,
  asOf: string,
): Promise<{ decided: number; ids: number[] }> {
  const { accountIds, decision, reason } = input;
  const untilOn = input.untilOn ?? dayAfter(asOf, restDays[decision]);
  const { rows } = await listNeeds(caller, asOf, 5000);
  const kinds = new Map(rows.map((row) => [row.accountId, row.kind]));
  const leads = await leadsOf(kinds, accountIds);
  const at = new Date();
  const made = await db.attention.createManyAndReturn({
    data: accountIds.map((accountId) => ({
      accountId,
      kind: kinds.get(accountId) ?? "at-risk",
      openedOn: new Date(`${asOf}T00:00:00Z`),
      state: decision,
      untilOn: new Date(`${untilOn}T00:00:00Z`),
      reason,
      userId: caller.userId,
      decidedAt: at,
      ...leads.get(accountId),
    })),
    select: { id: true },
  });
  announce("today");
  return { decided: made.length, ids: made.map((row) => row.id) };
}

function leadsOf(kinds: ReadonlyMap<number, string>, accountIds: readonly number[]) {
  const alerted = accountIds.filter((id) => riskKinds.some((kind) => kind === kinds.get(id)));
  return readLeads(alerted, new Set(alerted.filter((id) => kinds.get(id) === "drop")));
}

/** Takes one's own last decision about each account back: it needs one again. Earlier ones stay as they were judged. */
export async function reopenAttention(accountIds: readonly number[], caller: Caller): Promise<{ reopened: number }> {
  const reopened = await db.$executeRaw`
    update attention t set state = 'open', until_on = null
    from (select distinct on (account_id) account_id, id from attention
      where account_id = any(${[...accountIds]}::int[]) and user_id = ${caller.userId}::int and state <> 'open'
      order by account_id, decided_at desc, id desc) last
    where t.account_id = last.account_id and t.id = last.id`;
  announce("today");
  return { reopened };
}

/** Remembers that a person has seen what is new. */
export async function rememberLook(userId: number): Promise<{ at: string }> {
  const { lastLookedAt } = await db.appUser.update({
    where: { id: userId },
    data: { lastLookedAt: new Date() },
    select: { lastLookedAt: true },
  });
  return { at: (lastLookedAt as Date).toISOString() };
}
