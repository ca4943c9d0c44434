import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import type { Caller } from "#lib/caller.ts";
import { pools } from "#lib/db.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import type { UpsertAnswer } from "../schema/upsert.ts";
import { type Sent, upsertRows } from "./upsert-rows.ts";
import { isBusy, upsertTransaction } from "./upsert-transaction.ts";

const keptDays = 7;

const otherBody =
  "This Idempotency-Key came before with another body. Send a new key with every new request, and the same body with a retry.";
const busy =
  "The same rows are being written just now, perhaps by an import. Send this again in a minute, with the same key.";

/**
 * Writes rows once for each key of a caller: a retry gets the answer that the first request got, for seven days; another body under
 * the same key is refused. Of two at once one writes, the other waits for its answer.
 */
export async function upsertOnce(
  key: string,
  caller: Caller,
  sent: Omit<Sent, "userId">,
): Promise<UpsertAnswer | Refusal> {
  const { object, rows, currency } = sent;
  const bodyHash = createHash("sha256")
    .update(JSON.stringify([object, currency, rows]))
    .digest("hex");
  const claim = { owner: caller.keyId === null ? `user:${caller.userId}` : `key:${caller.keyId}`, key, bodyHash };
  let written = false;
  try {
    const done = await upsertTransaction(async (client) => {
      const known = await takeKey(client, claim);
      written = known === null;
      return known ?? (await writeFirst(client, claim, { ...sent, userId: caller.userId ?? 0 }));
    });
    if (written) announce("accounts", "metrics", "scores", "today");
    return done;
  } catch (error) {
    if (isBusy(error)) return refuse("conflict", busy);
    throw error;
  }
}

type Claim = { owner: string; key: string; bodyHash: string };

/** Null: this request is the first with its key. Waits for one that is under way. */
async function takeKey(client: PoolClient, { owner, key, bodyHash }: Claim): Promise<UpsertAnswer | Refusal | null> {
  const { rowCount } = await client.query(
    "insert into idempotency_key (owner, key, body_hash) values ($1, $2, $3) on conflict (owner, key) do nothing",
    [owner, key, bodyHash],
  );
  if (rowCount) return null;
  const { rows } = await client.query<{ bodyHash: string; answer: string | null }>(
    `select body_hash as "bodyHash", answer from idempotency_key where owner = $1 and key = $2`,
    [owner, key],
  );
  const [kept] = rows;
  if (!kept?.answer) return refuse("conflict", busy);
  return kept.bodyHash === bodyHash ? (JSON.parse(kept.answer) as UpsertAnswer) : refuse("invalid", otherBody);
}

async function writeFirst(client: PoolClient, { owner, key }: Claim, sent: Sent): Promise<UpsertAnswer> {
  const { importId, ...answer } = await upsertRows(client, sent);
  await client.query("update idempotency_key set answer = $3, import_id = $4 where owner = $1 and key = $2", [
    owner,
    key,
    JSON.stringify(answer),
    importId,
  ]);
  if (sent.object === "accounts") await enqueue("accounts.read-fields", { changed: true }, { tx: client });
  return answer;
}

const batchSize = 5_000;

/** Job "imports.forget-sent": keys whose requests nobody retries any more, and what was kept with them. */
export async function forgetSent(now: Date, signal?: AbortSignal): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  let gone = 0;
  for (let left = batchSize; left === batchSize; gone += left) {
    signal?.throwIfAborted();
    const { rowCount } = await pools.financeSystem.query(
      `delete from import where id in (select id from import where state = 'sent' and created_at < $1 limit ${batchSize})`,
      [before],
    );
    left = rowCount ?? 0;
  }
  return gone;
}
