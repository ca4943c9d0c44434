import type { PoolClient } from "pg";
import { accountNameOf } from "../rules/facts-of.ts";
import { type Known, personOf } from "../rules/place-signals.ts";
import type { Signal, Source } from "../schema.ts";

export type KnownName = { id: number; featureId: number | null; seenToday: boolean };
/** What is known of whose a batch's signals are, and of the names in it. */
export type Lookup = Known & {
  groups: Map<string, number | "ignored">;
  people: Map<string, number>;
  contacts: Map<string, number>;
  /** What a person counts as, where an alias call said so. */
  sameAs: Map<string, string>;
  names: Map<string, KnownName>;
};

type Found = {
  kind: "group" | "person" | "contact" | "name";
  key: string;
  id: number | null;
  featureId: number | null;
  /** Of a person: another id that this one counts as. */
  sameAs: string | null;
  /** Of a group: a person chose to ignore it. Of a name: somebody noted today that it is in use. */
  noted: boolean;
};

// an account merged into another stands for that one
const lookUp = `
  select 'group' as kind, g.key, coalesce(a.merged_into_id, a.id) as id, null::int as "featureId", null::text as "sameAs",
         r.source_id is not null and r.account_id is null as noted
    from unnest($2::text[]) as g(key)
    left join source_group_rule r on r.source_id = $1 and r.group_id = g.key
    left join account o on o.external_id = g.key
    left join lateral (
      select min(account_id) as account_id from account_external_id where external_id = g.key having count(distinct account_id) = 1
    ) e on true
    left join account a on a.id = coalesce(r.account_id, o.id, e.account_id)
  union all
  select 'person', p.person, coalesce(a.merged_into_id, a.id), null, p.same_as, false
    from source_person p join account a on a.id = p.account_id where p.source_id = $1 and p.person = any($3::text[])
  union all
  select 'contact', c.external_id, min(coalesce(a.merged_into_id, a.id)), null, null, false
    from contact c join account a on a.id = c.account_id where c.external_id = any($4::text[])
    group by c.external_id having count(distinct coalesce(a.merged_into_id, a.id)) = 1
  union all
  select 'name', n.name, n.id, n.feature_id, null, n.last_seen_on >= $6::date from event_name n where n.name = any($5::text[])`;

/** Reads it all in one statement. `day` is the day of receipt. */
export async function lookUpSignals(
  client: PoolClient,
  source: Source,
  signals: readonly Signal[],
  day: string,
): Promise<Lookup> {
  const groups = distinct(signals.map(({ groupId }) => groupId));
  const alone = signals.filter(({ groupId }) => groupId === null);
  const people = distinct([...signals.map(personOf), ...signals.map(({ previousId }) => previousId)]);
  const users = distinct([...alone.map(personOf), ...alone.map(({ previousId }) => previousId)]);
  const names = distinct(signals.map(({ name }) => name));
  const { rows } = await client.query<Found>({
    name: "ingest-look-up",
    text: lookUp,
    values: [source.id, groups, people, users, names, day],
  });
  const found: Lookup = {
    groups: new Map(),
    people: new Map(),
    contacts: new Map(),
    sameAs: new Map(),
    names: new Map(),
  };
  for (const row of rows) keep(found, row);
  return found;
}

function keep(found: Lookup, { kind, key, id, featureId, sameAs, noted }: Found): void {
  if (sameAs !== null) found.sameAs.set(key, sameAs);
  if (kind === "group" && noted) found.groups.set(key, "ignored");
  else if (id === null) return;
  else if (kind === "group") found.groups.set(key, id);
  else if (kind === "name") found.names.set(key, { id, featureId, seenToday: noted });
  else (kind === "person" ? found.people : found.contacts).set(key, id);
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}

/** Makes an account of each group nobody knows, named by a group call or else as the group. Returns the accounts made. */
export async function createAccounts(
  client: PoolClient,
  source: Source,
  signals: readonly Signal[],
  lookup: Lookup,
): Promise<Set<number>> {
  const named = new Map<string, string>();
  for (const { type, groupId, traits } of signals) {
    if (groupId === null || lookup.groups.has(groupId)) continue;
    const name = type === "group" ? accountNameOf(traits) : null;
    if (name || !named.has(groupId)) named.set(groupId, name ?? groupId);
  }
  if (named.size === 0) return new Set();
  const wanted = [...named].sort(([a], [b]) => (a < b ? -1 : 1));
  const values = [wanted.map(([groupId]) => groupId), wanted.map(([, name]) => name)];
  const made = await client.query<{ id: number }>(
    `with made as (
       insert into account (external_id, name) select * from unnest($1::text[], $2::text[]) on conflict (external_id) do nothing returning id, name
     )
     insert into source_account (account_id, source_id, name) select id, $3, name from made returning account_id as id`,
    [...values, source.id],
  );
  const { rows } = await client.query<{ id: number; groupId: string }>(
    `select coalesce(merged_into_id, id) as id, external_id as "groupId" from account where external_id = any($1::text[])`,
    [values[0]],
  );
  for (const { id, groupId } of rows) lookup.groups.set(groupId, id);
  return new Set(made.rows.map(({ id }) => id));
}
