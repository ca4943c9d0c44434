import { randomBytes, randomUUID } from "node:crypto";
import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { sealSecret } from "#lib/ingest/write/seal-secret.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import type { ChangeChannelInput, NewChannelInput } from "../schema/channels.ts";
import type { NotificationEvent } from "../schema.ts";
import { tryOnce } from "./deliver.ts";

type Done = { channelId: number };
const none = refuse("not-found", "There is no such channel. Go back to the list.");
const overlapMs = 24 * 3_600_000;
const newSecret = () => `whsec_${randomBytes(32).toString("base64")}`;
const placed = (address: string) => ({ address: sealSecret(address), host: new URL(address).host });

/** Adds a channel. The secret of a webhook is in the answer and can be read nowhere afterwards. */
export async function addChannel({ address, ...given }: NewChannelInput, caller: Caller) {
  const secret = given.type === "webhook" ? newSecret() : null;
  const data = { ...given, ...placed(address), secret: secret && sealSecret(secret), createdBy: caller.userId };
  const { id } = await db.notificationChannel.create({ data });
  announce("channels");
  return { channelId: id, secret };
}

/** Without an address the known one stays: nobody can read it, so nobody has to type it again. */
export async function changeChannel({ channelId, address, ...given }: ChangeChannelInput): Promise<Done | Refusal> {
  const data = { ...given, ...(address && placed(address)) };
  const { count } = await db.notificationChannel.updateMany({ where: { id: channelId }, data });
  announce("channels");
  return count ? { channelId } : none;
}

export async function removeChannel(channelId: number): Promise<Done | Refusal> {
  const { count } = await db.notificationChannel.deleteMany({ where: { id: channelId } });
  announce("channels");
  return count ? { channelId } : none;
}

/** A new secret signs from now on, the one before for a day more, so that a receiver can change over. */
export async function rotateSecret(channelId: number): Promise<{ channelId: number; secret: string } | Refusal> {
  const secret = newSecret();
  const count = await db.$executeRaw`
    update notification_channel set previous_secret = secret, previous_until = ${new Date(Date.now() + overlapMs)},
      secret = ${sealSecret(secret)} where id = ${channelId} and type = 'webhook'`;
  announce("channels");
  return count ? { channelId, secret } : none;
}

export async function pauseByHand(channelId: number, caller: Caller): Promise<Done | Refusal> {
  const data = { pausedAt: new Date(), pausedBecause: `${caller.name} paused it.` };
  const { count } = await db.notificationChannel.updateMany({ where: { id: channelId, pausedAt: null }, data });
  announce("channels");
  return count ? { channelId } : refuse("conflict", "It is paused already, or gone. Reload.");
}

/** Switches a channel on again; what waited goes out. */
export async function resumeChannel(channelId: number): Promise<Done | Refusal> {
  return db.$transaction(async (tx) => {
    const data = { pausedAt: null, pausedBecause: null, failures: 0 };
    const { count } = await tx.notificationChannel.updateMany({ where: { id: channelId }, data });
    if (!count) return none;
    const waiting = await tx.notificationDelivery.findMany({
      where: { channelId, state: "waiting" },
      select: { id: true },
      orderBy: { createdAt: "asc" },
    });
    for (const { id } of waiting) await enqueue("notifications.deliver", { deliveryId: id }, { tx });
    announce("channels");
    return { channelId };
  });
}

/** Gives deliveries that were given up their attempts again, under the same ids. */
export async function sendAgain(channelId: number, deliveryIds: string[]): Promise<Done | Refusal> {
  return db.$transaction(async (tx) => {
    const channel = await tx.notificationChannel.findUnique({ where: { id: channelId } });
    if (!channel) return none;
    if (channel.pausedAt) return refuse("conflict", "This channel is paused. Switch it on first.");
    const again = await tx.notificationDelivery.updateManyAndReturn({
      where: { channelId, id: { in: deliveryIds }, state: "dead" },
      data: { state: "waiting", attempts: 0, problem: null, status: null },
      select: { id: true },
    });
    for (const { id } of again) await enqueue("notifications.deliver", { deliveryId: id }, { tx });
    announce("channels");
    return { channelId };
  });
}

/** Sends a channel a test, at once and once. */
export async function testChannel(channelId: number): Promise<{ sent: boolean; sentence: string } | Refusal> {
  const channel = await db.notificationChannel.findUnique({ where: { id: channelId } });
  if (!channel) return none;
  const at = new Date().toISOString();
  const href = `/settings/notifications/channels/${channelId}`;
  const words = { title: "A test from Bellwether", detail: `“${channel.name}” works.` };
  const event: NotificationEvent = { kind: "system", group: "test", ...words, href, accountId: null, at };
  const id = randomUUID();
  await db.notificationDelivery.create({ data: { id, channelId, eventId: randomUUID(), event } });
  const { sent, problem } = await tryOnce(id);
  return { sent, sentence: sent ? `${channel.host} took the test.` : `The test did not arrive. ${problem}` };
}

/** Asks again for deliveries whose job went missing, as after a long outage of the database. */
export async function findLostDeliveries(): Promise<number> {
  const lost = await db.$queryRaw<{ id: string }[]>`
    select d.id from notification_delivery d join notification_channel c on c.id = d.channel_id and c.paused_at is null
    where d.state = 'waiting' and coalesce(d.next_at, d.created_at) < now() - interval '10 minutes' limit 1000`;
  for (const { id } of lost) await enqueue("notifications.deliver", { deliveryId: id });
  return lost.length;
}
