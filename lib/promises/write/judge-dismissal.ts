import type { z } from "zod";
import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { scopeOf } from "../read/dismissals.ts";
import type { judgeInput } from "../schema/dismissals.ts";

/** A manager says once, of somebody of their teams, whether what was called no promise was one. Nobody judges their own. */
export async function judgeDismissal(
  { dismissalId, wasPromise }: z.output<typeof judgeInput>,
  caller: Caller,
): Promise<{ id: number } | Refusal> {
  const [found] = await db.$queryRaw<{ userId: number | null }[]>`
    select d.user_id as "userId" from promise_dismissal d where d.id = ${dismissalId}::int and ${scopeOf(caller)}`;
  if (!found) return refuse("not-found", "There is no such dismissal by somebody of your teams.");
  if (found.userId === caller.userId) return refuse("forbidden", "This one is yours. Another manager judges it.");
  const { count } = await db.promiseJudgement.createMany({
    data: { dismissalId, wasPromise, judgedBy: caller.userId as number },
    skipDuplicates: true,
  });
  if (count === 0) return refuse("conflict", "Somebody has judged this one already; that stands.");
  announce("promises");
  return { id: dismissalId };
}
