import type { Prisma } from "#lib/generated/prisma/client.ts";
import { notify } from "./notify.ts";

/** Sends nothing more to a channel that does not answer, and tells every admin; what comes meanwhile waits. */
export async function pauseChannel(
  tx: Prisma.TransactionClient,
  { id, name }: { id: number; name: string },
  problem: string,
): Promise<void> {
  const data = { pausedAt: new Date(), pausedBecause: `Nothing got through: ${problem}` };
  const { count } = await tx.notificationChannel.updateMany({ where: { id, pausedAt: null }, data });
  if (!count) return;
  const admins = await tx.userRole.findMany({ where: { role: "admin" }, select: { userId: true } });
  await notify(tx, {
    to: admins.map(({ userId }) => userId),
    kind: "system",
    group: `channel:${id}`,
    title: `“${name}” is paused`,
    detail: `${problem} What comes waits until you switch it on again.`,
    href: `/settings/notifications/channels/${id}`,
  });
}
