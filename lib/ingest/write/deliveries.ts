import type { PoolClient } from "pg";
import { cleanText } from "../rules/clean-json.ts";
import type { DeliveryResult } from "../schema/webhooks.ts";

const keptDays = 35;

export type Outcome = { result: DeliveryResult; taken: number; refused: number; reasons: string[] };
export const leftAside = (reason?: string): Outcome => ({
  result: "ignored",
  taken: 0,
  refused: 0,
  reasons: reason ? [reason] : [],
});

type Message = { id: string; type: unknown; now: Date };

/**
 * Notes a delivery, once for each message id, for 35 days; false when it came before. One of which rows were refused may come again.
 * Of two at once the second waits for the first, and knows then what became of it.
 */
export async function noteDelivery(
  client: PoolClient,
  webhookId: number,
  { id, type, now }: Message,
): Promise<boolean> {
  await client.query(
    "delete from webhook_delivery where webhook_id = $1 and received_at < $2 and result <> 'waiting'",
    [webhookId, new Date(now.getTime() - keptDays * 86_400_000)],
  );
  const { rowCount } = await client.query(
    `insert into webhook_delivery as d (webhook_id, message_id, type, result, received_at) values ($1, $2, $3, 'ignored', $4)
     on conflict (webhook_id, message_id) do update set received_at = excluded.received_at where d.result in ('refused', 'partly')`,
    [webhookId, id, typeof type === "string" ? cleanText(type).slice(0, 200) : null, now],
  );
  return rowCount === 1;
}

/** Says what became of a delivery. `customer`: whom it waits for. */
export async function noteOutcome(
  client: PoolClient,
  { webhookId, id, customer = null }: { webhookId: number; id: string; customer?: string | null },
  { result, taken, refused, reasons }: Outcome,
): Promise<void> {
  await client.query(
    `update webhook_delivery set result = $3, taken = $4, refused = $5, reasons = $6, customer = $7
      where webhook_id = $1 and message_id = $2`,
    [webhookId, id, result, taken, refused, JSON.stringify(reasons), customer],
  );
}
