import type { PoolClient } from "pg";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { dayOf } from "../rules/day-of.ts";
import { personOf } from "../rules/place-signals.ts";
import type { Signal } from "../schema.ts";
import { transact } from "./transact.ts";

export type Held = { signal: Signal; state: "waiting" | "ignored"; loadId: number | null };

/** Keeps events whose account is not known, each once. Returns the message ids of those that were new. */
export async function hold(
  client: PoolClient,
  sourceId: number,
  held: readonly Held[],
  now: Date,
): Promise<Set<string>> {
  if (held.length === 0) return new Set();
  const sorted = [...held].sort((a, b) => (a.signal.messageId < b.signal.messageId ? -1 : 1));
  const { rows } = await client.query<{ messageId: string }>({
    name: "ingest-hold",
    text: `insert into quarantine_event (source_id, message_id, group_id, person, body, at, received_at, state, load_id)
      select $1, message_id, group_id, person, body, at, $2, state, load_id
        from unnest($3::text[], $4::text[], $5::text[], $6::jsonb[], $7::timestamptz[], $8::text[], $9::int[])
          as q (message_id, group_id, person, body, at, state, load_id)
       where not (select exists (select from event_receipt r where r.source_id = $1 and r.message_id = q.message_id))
      on conflict do nothing returning message_id as "messageId"`,
    values: [
      sourceId,
      now,
      sorted.map(({ signal }) => signal.messageId),
      sorted.map(({ signal }) => signal.groupId),
      sorted.map(({ signal }) => personOf(signal)),
      sorted.map(({ signal }) => JSON.stringify(signal)),
      sorted.map(({ signal }) => signal.at),
      sorted.map(({ state }) => state),
      sorted.map(({ loadId }) => loadId),
    ],
  });
  return new Set(rows.map(({ messageId }) => messageId));
}

/** Whether events of these people wait until it is known where they belong. */
export async function isWaitingFor(client: PoolClient, sourceId: number, people: readonly string[]): Promise<boolean> {
  if (people.length === 0) return false;
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (select from quarantine_event
       where source_id = $1 and person = any($2::text[]) and group_id is null and state = 'waiting') as found`,
    [sourceId, people],
  );
  return rows[0]?.found ?? false;
}

/**
 * A person says which account a group of a source is, or null to ignore it. What waits for it is counted by the job
 * "ingest.release" (see `releaseWaiting`); what was ignored before waits again. Asking twice changes nothing.
 */
export async function mapGroup(sourceId: number, groupId: string, accountId: number | null): Promise<void> {
  await transact(
    dayOf(new Date()),
    async (client) => {
      await client.query(
        `insert into source_group_rule (source_id, group_id, account_id) values ($1, $2, $3)
         on conflict (source_id, group_id) do update set account_id = excluded.account_id`,
        [sourceId, groupId, accountId],
      );
      // other sources find it too, unless the group has an account already
      if (accountId !== null)
        await client.query(
          `insert into account_external_id (source, external_id, account_id) select 'signals', $1, $2
            where not exists (select from account where external_id = $1)
           on conflict (source, external_id) do update set account_id = excluded.account_id`,
          [groupId, accountId],
        );
      const [from, to] = accountId === null ? ["waiting", "ignored"] : ["ignored", "waiting"];
      await client.query(
        "update quarantine_event set state = $3 where source_id = $1 and group_id = $2 and state = $4",
        [sourceId, groupId, to, from],
      );
      if (accountId !== null) await enqueue("ingest.release", { sourceId }, { tx: client });
    },
    { alone: true },
  );
  announce("sources");
}
