import type { PoolClient } from "pg";
import { config } from "#lib/config.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { dayOf, daysBefore } from "../rules/day-of.ts";
import { loadPause, undoDays } from "../rules/kept-days.ts";
import { transact } from "./transact.ts";
import { type Batch, type Written, writeSignals } from "./write-signals.ts";

/** Writes a batch of older history (see `writeSignals`) as part of a load, so that it can be taken back. */
export async function writeHistory(client: PoolClient, batch: Batch): Promise<Written> {
  const { id, isNew } = await openLoad(client, batch.source.id, batch.now);
  const written = await writeSignals(client, { ...batch, loadOf: () => id });
  const brought = written.outcomes.some((outcome) => outcome !== "duplicate");
  if (brought)
    await client.query("update history_load set last_at = greatest(last_at, $2) where id = $1", [id, batch.now]);
  else if (isNew) await client.query("delete from history_load where id = $1", [id]);
  return written;
}

/** The load that goes on, else a new one: after a pause, on another day of receipt, or when the last one is being undone. */
async function openLoad(client: PoolClient, sourceId: number, now: Date): Promise<{ id: number; isNew: boolean }> {
  const open = await client.query<{ id: number }>(
    `select id from history_load where source_id = $1 and state = 'kept' and received_on = $2::date
        and last_at > $3::timestamptz - make_interval(mins => $4) and first_at < $3::timestamptz + make_interval(mins => $4) order by id desc limit 1`,
    [sourceId, dayOf(now), now, loadPause],
  );
  const [found] = open.rows;
  if (found) return { id: found.id, isNew: false };
  const made = await client.query<{ id: number }>(
    "insert into history_load (source_id, received_on, first_at, last_at) values ($1, $2::date, $3, $3) returning id",
    [sourceId, dayOf(now), now],
  );
  return { id: (made.rows[0] as { id: number }).id, isNew: true };
}

type Load = { state: string; receivedOn: string };
type Asked = { sourceId: number; loadId: number };

/**
 * Asks for everything that a load brought to be taken back, by the job "ingest.undo-history"; both exist or neither does. What is sent
 * from now on belongs to another load.
 */
export async function undoLoad(
  { sourceId, loadId }: Asked,
  userId: number | null,
  now = new Date(),
): Promise<{ loadId: number } | Refusal> {
  const refused = await transact(
    dayOf(now),
    async (client) => {
      const { rows } = await client.query<Load>(
        `select state, to_char(received_on, 'YYYY-MM-DD') as "receivedOn" from history_load where id = $1 and source_id = $2 for update`,
        [loadId, sourceId],
      );
      const why = whyNot(rows[0], daysBefore(now, undoDays(config.rawDays)));
      if (why) return why;
      await client.query(
        "update history_load set state = 'undoing', undo_by = $2, undo_asked_at = $3 where id = $1 and state = 'kept'",
        [loadId, userId, now],
      );
      await enqueue("ingest.undo-history", { loadId }, { tx: client });
      return null;
    },
    { alone: true },
  );
  if (refused) return refused;
  announce("sources");
  return { loadId };
}

function whyNot(load: Load | undefined, before: string): Refusal | null {
  if (!load) return refuse("not-found", "There is no such load of older history.");
  if (load.state === "undone")
    return refuse("conflict", "This is undone already. Send the history again to have it back.");
  if (load.state === "undoing") return refuse("conflict", "This is being undone already. It goes on by itself.");
  if (load.state === "closed" || load.receivedOn <= before)
    return refuse(
      "conflict",
      `This came more than ${undoDays(config.rawDays)} days ago: what it brought is not known one by one any more.`,
    );
  return null;
}
