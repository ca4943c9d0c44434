import { db } from "#lib/db.ts";
import { shippedProtocols } from "../rules/shipped/shipped-protocols.ts";

/** Installs the protocols that ship, each once: what an admin made of one stays as it is. Safe to call at every start. */
export async function installShipped(): Promise<void> {
  const known = new Set((await db.protocol.findMany({ select: { key: true } })).map(({ key }) => key));
  for (const { key, mode, uncapped, weeklyLimit, definition } of shippedProtocols.filter(
    (one) => !known.has(one.key),
  )) {
    await db.$executeRaw`
      with made as (
        insert into protocol (key, mode, version, uncapped, weekly_limit, mode_changed_at)
        values (${key}, ${mode}, 1, ${uncapped}, ${weeklyLimit}, now()) on conflict (key) do nothing returning id
      ), due as (
        insert into evaluation_due (account_id) select 0 from made on conflict (account_id) do update set since = excluded.since
      )
      insert into protocol_version (protocol_id, version, definition, note)
      select id, 1, ${JSON.stringify(definition)}::jsonb, 'As it ships' from made`;
  }
}
