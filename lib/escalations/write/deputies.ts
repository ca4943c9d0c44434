import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { refusedByDatabase } from "./refused-by-database.ts";

type Deputy = { userId: number; fromOn: string; untilOn: string };

/** Names who triages, routes and closes in the caller's place for a span of days; it lapses by itself. */
export async function nameDeputy(
  { userId, fromOn, untilOn }: Deputy,
  caller: Caller,
): Promise<{ id: number } | Refusal> {
  const me = caller.userId as number;
  if (userId === me) return refuse("invalid", "Choose somebody else: you cannot stand in for yourself.");
  const days = { fromOn: new Date(fromOn), untilOn: new Date(untilOn) };
  if (days.untilOn.getTime() - days.fromOn.getTime() > 365 * 86_400_000)
    return refuse("invalid", "A deputy stands in for a year at most. Choose an earlier last day.");
  if (!(await db.appUser.findUnique({ where: { id: userId } })))
    return refuse("invalid", "This person is gone. Choose another.");
  const done = await db.coordinatorDeputy
    .create({ data: { coordinatorId: me, deputyId: userId, namedBy: me, ...days }, select: { id: true } })
    .catch(refusedByDatabase);
  announce("escalations");
  return done;
}

export async function endDeputy(id: number, caller: Caller): Promise<{ changed: number } | Refusal> {
  const me = caller.userId as number;
  const { count } = await db.coordinatorDeputy.updateMany({
    where: { id, coordinatorId: me, endedAt: null },
    data: { endedAt: new Date(), endedBy: me },
  });
  announce("escalations");
  return count > 0 ? { changed: count } : refuse("not-found", "This deputy no longer stands in. Reload the page.");
}
