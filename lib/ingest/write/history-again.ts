import { pools } from "#lib/db.ts";
import { dayOf } from "../rules/day-of.ts";
import type { Signal, Source } from "../schema.ts";
import type { Undone } from "./history-events.ts";
import { idsOf, takeBack } from "./history-piece.ts";
import { transact } from "./transact.ts";

/** What is sent again while its load is being undone is taken back at once, so that it counts anew instead of as a duplicate. */
export async function takeBackSentAgain(source: Source, signals: readonly Signal[]): Promise<void> {
  const { rows } = await pools.app.query<Undone>(
    `select id as "loadId", source_id as "sourceId" from history_load where source_id = $1 and state = 'undoing'`,
    [source.id],
  );
  const messageIds = signals.map(({ messageId }) => messageId);
  for (const undone of rows)
    await transact(
      dayOf(new Date()),
      async (client) => {
        await takeBack(client, undone, idsOf(source.id, messageIds));
        await client.query(
          "delete from quarantine_event where source_id = $1 and load_id = $2 and message_id = any($3::text[])",
          [source.id, undone.loadId, messageIds],
        );
      },
      { alone: true },
    );
}
