import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { listNeeds } from "../read/need-attention.ts";
import { dayAfter, restDays } from "../rules.ts";
import type { DecideInput } from "../schema.ts";

/** Puts accounts aside: done, snoozed until a day, or "not a real risk". Every decision is kept with what it was about. */
export async function decideAttention(
  input: DecideInput,
  caller: Caller,
  asOf: string,
): Promise<{ decided: number; ids: number[] }> {
  const { accountIds, decision, reason } = input;
  const untilOn = input.untilOn ?? dayAfter(asOf, restDays[decision]);
  const { rows } = await listNeeds(caller, asOf, 5000);
  const kinds = new Map(rows.map((row) => [row.accountId, row.kind]));
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
    })),
    select: { id: true },
  });
  announce("today");
  return { decided: made.length, ids: made.map((row) => row.id) };
}

/** Takes one's own decisions back: the accounts need one again. */
export async function reopenAttention(accountIds: readonly number[], caller: Caller): Promise<{ reopened: number }> {
  const { count } = await db.attention.updateMany({
    where: { accountId: { in: [...accountIds] }, userId: caller.userId, state: { not: "open" } },
    data: { state: "open", untilOn: null },
  });
  announce("today");
  return { reopened: count };
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
