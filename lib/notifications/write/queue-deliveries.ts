import type { Prisma } from "#lib/generated/prisma/client.ts";
import { enqueue } from "#lib/jobs.ts";
import type { NotificationEvent } from "../schema.ts";

/**
 * An outbox row for each channel that wants this: of its kind, and where it names a desk or a team, told to somebody of it or
 * about an account of the team. Paused channels collect what comes.
 */
export async function queueDeliveries(
  tx: Prisma.TransactionClient,
  eventId: string,
  event: NotificationEvent,
  userIds: number[],
): Promise<void> {
  const queued = await tx.$queryRaw<{ id: string; paused: boolean }[]>`
    insert into notification_delivery (id, channel_id, event_id, event)
    select gen_random_uuid(), c.id, ${eventId}::uuid, ${JSON.stringify(event)}::jsonb
    from notification_channel c
    where (c.kinds = '{}' or ${event.kind} = any(c.kinds))
      and (c.desk is null or exists (
        select from user_role r where r.user_id = any(${userIds}::int[]) and r.role = 'specialist' and r.desk = c.desk))
      and (c.team_id is null or exists (
        select from team_member m where m.team_id = c.team_id and (m.user_id = any(${userIds}::int[])
          or m.user_id = (select a.owner_id from account a where a.id = ${event.accountId}::int))))
    returning id, (select paused_at is not null from notification_channel p where p.id = channel_id) as paused`;
  for (const { id, paused } of queued) if (!paused) await enqueue("notifications.deliver", { deliveryId: id }, { tx });
}
