import { db } from "#lib/db.ts";
import type { OwnSourceChoice } from "../schema/own-measure.ts";

const most = 300;

/** What live events offer: how often each is sent, and the numbers they carry; the most recent first. Amounts are never noted (N4). */
export async function readEventSources(): Promise<OwnSourceChoice[]> {
  const shared = { group: "Events", values: "number", categories: [] as string[] } as const;
  const rows = await db.$queryRaw<{ id: number; name: string; accounts: number; properties: [number, string][] }[]>`
    select n.id, n.name, coalesce(d.accounts, 0) as accounts,
      coalesce((select json_agg(json_build_array(p.id, p.key) order by p.key) from event_property p where p.name_id = n.id), '[]') as properties
    from (select id, name, last_seen_on from event_name order by last_seen_on desc, name limit ${most}) n
    left join (select name_id, count(distinct account_id)::int as accounts from event_daily
      where day > (select max(last_seen_on) from event_name) - 28 group by name_id) d on d.name_id = n.id
    order by n.last_seen_on desc, n.name`;
  return rows.flatMap(({ id, name, accounts, properties }): OwnSourceChoice[] => [
    { ...shared, source: { kind: "event", nameId: id }, name: `${name}, times`, accounts },
    ...properties.map(
      ([propertyId, key]): OwnSourceChoice => ({
        ...shared,
        source: { kind: "property", propertyId },
        name: `${name}: ${key}`,
        accounts,
      }),
    ),
  ]);
}
