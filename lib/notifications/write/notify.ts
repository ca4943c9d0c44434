import { randomUUID } from "node:crypto";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { liveChannel } from "#lib/live/schema.ts";
import { openersOf } from "../rules/openers.ts";
import { withoutAmounts } from "../rules/without-amounts.ts";
import type { NotificationEvent, NotificationKind } from "../schema.ts";
import { queueDeliveries } from "./queue-deliveries.ts";

type Note = {
  to: readonly number[];
  kind: NotificationKind;
  /** The same group is one line in the inbox: "escalation:123". */
  group: string;
  /** What happened. An amount that somebody typed into it or into the detail is left out (SPEC N4). */
  title: string;
  detail?: string;
  /** The page of its cause. */
  href: string;
  accountId?: number | null;
  /** Who did it, and so need not be told. */
  by?: number | null;
};

/**
 * Tells people, in the transaction of what happened: their inbox, the outbox of each channel that wants it, and the word to
 * open screens go with its commit. Only active people with a role that can open the cause are told.
 */
export async function notify(tx: Prisma.TransactionClient, note: Note): Promise<void> {
  const { kind, group, href, accountId = null, by = null } = note;
  const title = withoutAmounts(note.title);
  const detail = note.detail === undefined ? null : withoutAmounts(note.detail);
  const eventId = randomUUID();
  const openers = [...openersOf(kind)];
  const told = await tx.$queryRaw<{ userId: number; at: Date }[]>`
    insert into notification (user_id, event_id, kind, group_key, title, detail, href, account_id, by_id)
    select u.id, ${eventId}::uuid, ${kind}, ${group}, ${title}, ${detail}, ${href}, ${accountId}::int, ${by}::int
    from app_user u
    where u.id = any(${[...note.to]}::int[]) and u.status = 'active' and u.id is distinct from ${by}::int
      and exists (select from user_role r where r.user_id = u.id
        and (r.role = any(${openers}::text[]) or r.role || ':' || r.desk = any(${openers}::text[])))
    order by u.id
    returning user_id as "userId", at`;
  const [first] = told;
  if (!first) return;
  const userIds = told.map(({ userId }) => userId);
  const topics = userIds.map((userId) => `inbox:${userId}`).join(" ");
  // within the transaction, so that nobody has to remember to announce it afterwards
  await tx.$queryRaw`select pg_notify(${liveChannel}, ${topics.length < 8_000 ? topics : "inbox"})::text`;
  const event: NotificationEvent = { kind, group, title, detail, href, accountId, at: first.at.toISOString() };
  await queueDeliveries(tx, eventId, event, userIds);
}
