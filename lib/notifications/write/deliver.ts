import { Webhook } from "standardwebhooks";
import { config } from "#lib/config.ts";
import { db } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { openSecret } from "#lib/ingest/write/seal-secret.ts";
import { enqueue, type JobContext } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { OutgoingError, outgoingFetch } from "#lib/outgoing-fetch.ts";
import { waitAfter } from "../rules/back-off.ts";
import { slackBody, webhookBody } from "../rules/outgoing-body.ts";
import { notificationEvent } from "../schema.ts";
import { pauseChannel } from "./pause-channel.ts";

type Channel = Prisma.NotificationChannelGetPayload<object>;
type Delivery = Prisma.NotificationDeliveryGetPayload<object>;
type Result = { sent: boolean; status: number | null; problem: string | null };

const limits = { timeoutMs: 15_000, maxBytes: 64 * 1024 };
/** The receiver said that this address is gone for good. */
const gone = 410;

/** Sends one delivery and keeps what came of it; the end of the job commits with that. Its id is the same at every attempt. */
export async function deliver(deliveryId: string, { complete }: Pick<JobContext, "complete">): Promise<void> {
  const delivery = await db.notificationDelivery.findUnique({ where: { id: deliveryId } });
  if (delivery?.state !== "waiting") return;
  const channel = await db.notificationChannel.findUnique({ where: { id: delivery.channelId } });
  if (!channel || channel.pausedAt) return;
  const result = await send(channel, delivery);
  await db.$transaction(async (tx) => {
    await keep(tx, channel, delivery, result);
    await complete(tx);
  });
  announce("channels");
}

/** Tries a channel at once, without another attempt later; the try is in its list too. */
export async function tryOnce(deliveryId: string): Promise<Result> {
  const delivery = await db.notificationDelivery.findUniqueOrThrow({ where: { id: deliveryId } });
  const channel = await db.notificationChannel.findUniqueOrThrow({ where: { id: delivery.channelId } });
  const result = await send(channel, delivery);
  const { sent, status, problem } = result;
  const state = sent ? "sent" : "dead";
  const data = { state, attempts: { increment: 1 }, status, problem, sentAt: sent ? new Date() : null };
  await db.notificationDelivery.update({ where: { id: deliveryId }, data });
  announce("channels");
  return result;
}

async function send(channel: Channel, delivery: Delivery): Promise<Result> {
  const event = notificationEvent.parse(delivery.event);
  const body = channel.type === "slack" ? slackBody(event, config.publicUrl) : webhookBody(event, config.publicUrl);
  try {
    const headers = { "content-type": "application/json", ...(channel.secret && signed(channel, delivery.id, body)) };
    const { status } = await outgoingFetch(unseal(channel.address), { method: "POST", headers, body }, limits);
    const sent = status >= 200 && status < 300;
    return { sent, status, problem: sent ? null : `${channel.host} answered with ${status}.` };
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    return { sent: false, status: null, problem: error.message };
  }
}

function unseal(sealed: string): string {
  try {
    return openSecret(sealed);
  } catch (error) {
    const words = "This instance has another secret than when the channel was made. Remove it and add it again.";
    throw new OutgoingError("bad-address", words, error);
  }
}

/** Signed as Standard Webhooks says, while a secret is being replaced with both. */
function signed({ secret, previousSecret, previousUntil }: Channel, id: string, body: string): Record<string, string> {
  const now = new Date();
  const overlap = previousUntil && previousUntil > now ? previousSecret : null;
  const signatures = [secret, overlap]
    .filter((sealed) => sealed !== null)
    .map((sealed) => new Webhook(unseal(sealed)).sign(id, now, body));
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": signatures.join(" "),
  };
}

async function keep(tx: Prisma.TransactionClient, channel: Channel, delivery: Delivery, result: Result): Promise<void> {
  const attempts = delivery.attempts + 1;
  const { sent, status, problem } = result;
  const wait = sent || status === gone ? null : waitAfter(attempts, Math.random());
  const state = sent ? "sent" : wait === null ? "dead" : "waiting";
  const nextAt = wait === null ? null : new Date(Date.now() + wait * 1_000);
  const data = { state, attempts, status, problem, nextAt, sentAt: sent ? new Date() : null };
  await tx.notificationDelivery.update({ where: { id: delivery.id }, data });
  const failures = sent ? { set: 0 } : { increment: 1 };
  const { failures: inARow } = await tx.notificationChannel.update({ where: { id: channel.id }, data: { failures } });
  if (wait !== null) await enqueue("notifications.deliver", { deliveryId: delivery.id }, { tx, afterSeconds: wait });
  // given up, and nothing else came through meanwhile
  if (state === "dead" && (status === gone || inARow >= attempts)) await pauseChannel(tx, channel, problem ?? "");
}
