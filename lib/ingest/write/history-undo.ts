import { setTimeout as pause } from "node:timers/promises";
import type { PoolClient } from "pg";
import { pools } from "#lib/db.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { dayOf } from "../rules/day-of.ts";
import type { Undone } from "./history-events.ts";
import { nextOf, takeBack } from "./history-piece.ts";
import { tell } from "./take-signals.ts";
import { transact } from "./transact.ts";

/** Nothing is counted while a piece is taken back. */
const most = { pieces: Number.POSITIVE_INFINITY, pieceSize: 1_000 };
const waitingAtOnce = 5_000;

/**
 * Job "ingest.undo-history": takes back all that a load brought, a piece a transaction, so that a run that dies is gone on with. What
 * waits for an account goes first. Returns whether nothing is left.
 */
export async function undoHistory(
  loadId: number,
  signal?: AbortSignal,
  { pieces, pieceSize } = most,
): Promise<boolean> {
  const undone = await readUndone(loadId);
  if (!undone) return true;
  try {
    for (let piece = 0; piece < pieces; piece++) {
      signal?.throwIfAborted();
      const began = performance.now();
      if (await takeBackPiece(undone, pieceSize)) return true;
      // what came in meanwhile is counted first
      await pause(performance.now() - began, undefined, { signal });
    }
    return false;
  } catch (error) {
    if (!signal?.aborted) await noteFault(loadId);
    throw error;
  }
}

async function readUndone(loadId: number): Promise<Undone | null> {
  const { rows } = await pools.app.query<Undone>(
    `select id as "loadId", source_id as "sourceId" from history_load where id = $1 and state = 'undoing'`,
    [loadId],
  );
  return rows[0] ?? null;
}

async function noteFault(loadId: number): Promise<void> {
  await pools.app.query("update history_load set error = $2 where id = $1 and state = 'undoing'", [
    loadId,
    "It stopped on a fault of ours; the log has the reason. It is tried again every minute and goes on where it was.",
  ]);
  announce("sources");
}

type Piece = { touched: number[]; ended: boolean };

async function takeBackPiece(undone: Undone, pieceSize: number): Promise<boolean> {
  const done = await transact(
    dayOf(new Date()),
    async (client): Promise<Piece> => {
      const held = await deleteWaiting(client, undone.loadId);
      if (held > 0) return { touched: [], ended: false };
      const gone = await takeBack(client, undone, nextOf(pieceSize));
      if (gone.length > 0) return { touched: gone.map(({ accountId }) => accountId), ended: false };
      await client.query(
        "update history_load set state = 'undone', undone_at = now(), error = null where id = $1 and state = 'undoing'",
        [undone.loadId],
      );
      return { touched: [], ended: true };
    },
    { alone: true },
  );
  tell({ touched: [...new Set(done.touched)], accountsChanged: false });
  announce("sources");
  return done.ended;
}

async function deleteWaiting(client: PoolClient, loadId: number): Promise<number> {
  const { rowCount } = await client.query(
    "delete from quarantine_event where ctid = any(array(select ctid from quarantine_event where load_id = $1 limit $2))",
    [loadId, waitingAtOnce],
  );
  return rowCount ?? 0;
}

/** Every minute: an undo whose job is lost goes on. */
export async function goOnUndoing(): Promise<void> {
  const { rows } = await pools.app.query<{ id: number }>(
    "select id from history_load where state = 'undoing' order by 1",
  );
  for (const { id } of rows) await enqueue("ingest.undo-history", { loadId: id });
}
