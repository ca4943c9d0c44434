import type { Caller } from "#lib/caller.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { notify } from "#lib/notifications/write/notify.ts";
import type { Found } from "./change-tasks.ts";

type Told = Pick<Found, "id" | "accountId" | "title">;
type About = { to: number[]; by: Caller; verb: "gave you" | "handed back" };

/** Tells people of tasks that somebody else put on them; many at once are one line. */
export async function tellOfTasks(
  tx: Prisma.TransactionClient,
  tasks: readonly Told[],
  { to, by, verb }: About,
): Promise<void> {
  const [first, ...more] = tasks;
  if (!first) return;
  const many = more.length > 0;
  await notify(tx, {
    to,
    kind: "task",
    group: many ? `tasks:by:${by.userId}` : `task:${first.id}`,
    title: many ? `${by.name} ${verb} ${tasks.length} tasks` : `${by.name} ${verb} “${first.title}”`,
    href: many ? "/tasks" : `/tasks?open=${first.id}`,
    accountId: many ? null : first.accountId,
    by: by.userId,
  });
}
