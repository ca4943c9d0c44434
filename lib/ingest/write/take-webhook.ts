import type { PoolClient } from "pg";
import type { UpsertAnswer } from "#lib/imports/schema/upsert.ts";
import { mostRows } from "#lib/imports/schema/upsert.ts";
import { upsertRows } from "#lib/imports/write/upsert-rows.ts";
import { upsertTransaction } from "#lib/imports/write/upsert-transaction.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import type { KnownWebhook } from "../read/webhooks.ts";
import { cleanText } from "../rules/clean-json.ts";
import { rowsOfWebhook } from "../rules/webhook-rows.ts";
import { type DeliveryResult, webhookMapping } from "../schema/webhooks.ts";

const keptDays = 35;
const mostReasons = 5;

type Message = { id: string; body: unknown; now: Date };
type Outcome = { result: DeliveryResult; taken: number; refused: number; reasons: string[] };

/**
 * Writes what a verified webhook says, once for each message id, for 35 days. One of which rows were refused may be sent again: once
 * what was wrong is put right, it is taken. "duplicate": it was taken before.
 */
export async function takeWebhook(webhook: KnownWebhook, message: Message): Promise<Outcome | "duplicate"> {
  const done = await upsertTransaction(async (client) => {
    if (!(await isFresh(client, webhook.id, message))) return "duplicate";
    const outcome = await write(client, webhook, message);
    await client.query(
      "update webhook_delivery set result = $3, taken = $4, refused = $5, reasons = $6 where webhook_id = $1 and message_id = $2",
      [webhook.id, message.id, outcome.result, outcome.taken, outcome.refused, JSON.stringify(outcome.reasons)],
    );
    return outcome;
  });
  announce("sources");
  if (done !== "duplicate" && done.taken > 0) announce("accounts", "metrics", "scores", "today");
  return done;
}

/** Of two at once the second waits for the first, and knows then what became of it. */
async function isFresh(client: PoolClient, webhookId: number, { id, body, now }: Message): Promise<boolean> {
  await client.query("delete from webhook_delivery where webhook_id = $1 and received_at < $2", [
    webhookId,
    new Date(now.getTime() - keptDays * 86_400_000),
  ]);
  const { rowCount } = await client.query(
    `insert into webhook_delivery as d (webhook_id, message_id, type, result, received_at) values ($1, $2, $3, 'ignored', $4)
     on conflict (webhook_id, message_id) do update set received_at = excluded.received_at where d.result in ('refused', 'partly')`,
    [webhookId, id, typeOf(body), now],
  );
  return rowCount === 1;
}

function typeOf(body: unknown): string | null {
  const type = typeof body === "object" && body !== null && "type" in body ? body.type : null;
  return typeof type === "string" ? cleanText(type).slice(0, 200) : null;
}

const ignored: Outcome = { result: "ignored", taken: 0, refused: 0, reasons: [] };

async function write(client: PoolClient, webhook: KnownWebhook, { body, now }: Message): Promise<Outcome> {
  const mapping = webhookMapping.parse(webhook.mapping);
  const rows = rowsOfWebhook(body, mapping);
  if (rows === null || rows.length === 0) return ignored;
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

function outcomeOf({ taken, refused, rows }: UpsertAnswer): Outcome {
  const reasons = rows.flatMap(({ field, message }) => (message ? [field ? `${field}: ${message}` : message] : []));
  const result = refused === 0 ? "taken" : taken > 0 ? "partly" : "refused";
  return { result, taken, refused, reasons: [...new Set(reasons)].slice(0, mostReasons) };
}
