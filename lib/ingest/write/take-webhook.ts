import type { PoolClient } from "pg";
import { mostRows, type UpsertAnswer } from "#lib/imports/schema/upsert.ts";
import { upsertRows } from "#lib/imports/write/upsert-rows.ts";
import { upsertTransaction } from "#lib/imports/write/upsert-transaction.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import type { KnownWebhook } from "../read/webhooks.ts";
import { rowsOfWebhook } from "../rules/webhook-rows.ts";
import { webhookMapping } from "../schema/webhooks.ts";
import { leftAside, noteDelivery, noteOutcome, type Outcome } from "./deliveries.ts";

const mostReasons = 5;

type Message = { id: string; body: unknown; now: Date };

/**
 * Writes what a verified webhook says, once for each message id. One of which rows were refused may be sent again: once what was
 * wrong is put right, it is taken. "duplicate": it was taken before.
 */
export async function takeWebhook(webhook: KnownWebhook, message: Message): Promise<Outcome | "duplicate"> {
  const { id, body, now } = message;
  const done = await upsertTransaction(async (client) => {
    if (!(await noteDelivery(client, webhook.id, { id, type: typeOf(body), now }))) return "duplicate";
    const outcome = await write(client, webhook, message);
    await noteOutcome(client, { webhookId: webhook.id, id }, outcome);
    return outcome;
  });
  announceOutcome(done);
  return done;
}

/** Open screens read again what a webhook has changed. */
export function announceOutcome(done: Outcome | "duplicate"): void {
  announce("sources");
  if (done !== "duplicate" && done.taken > 0) announce("accounts", "metrics", "scores", "today");
}

function typeOf(body: unknown): unknown {
  return typeof body === "object" && body !== null && "type" in body ? body.type : null;
}

async function write(client: PoolClient, webhook: KnownWebhook, { body, now }: Message): Promise<Outcome> {
  const mapping = webhookMapping.parse(webhook.mapping);
  const rows = rowsOfWebhook(body, mapping);
  if (rows === null || rows.length === 0) return leftAside();
  if (rows.length > mostRows) {
    const reason = `A webhook takes ${mostRows} rows at most. Send several.`;
    return { result: "refused", taken: 0, refused: rows.length, reasons: [reason] };
  }
  const { object, currency } = mapping;
  const answer = await upsertRows(client, { object, rows, currency, userId: webhook.createdBy, now });
  if (object === "accounts" && answer.taken > 0)
    await enqueue("accounts.read-fields", { changed: true }, { tx: client });
  return outcomeOf(answer);
}

export function outcomeOf({ taken, refused, rows }: UpsertAnswer): Outcome {
  const reasons = rows.flatMap(({ field, message }) => (message ? [field ? `${field}: ${message}` : message] : []));
  const result = refused === 0 ? "taken" : taken > 0 ? "partly" : "refused";
  return { result, taken, refused, reasons: [...new Set(reasons)].slice(0, mostReasons) };
}
