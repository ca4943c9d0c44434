import type { PoolClient } from "pg";
import { compileRules, type FeatureRule } from "../rules/feature-of.ts";
import type { Lookup } from "./resolve-accounts.ts";

/** Gives names that were never seen an id and their feature, and notes once a day which are still in use. */
export async function noteNames(client: PoolClient, lookup: Lookup, names: ReadonlySet<string>, day: string) {
  const wanted = [...names].filter((name) => !lookup.names.get(name)?.seenToday).sort();
  if (wanted.length === 0) return;
  const unseen = wanted.some((name) => !lookup.names.has(name));
  const featureFor = unseen ? compileRules(await readRules(client)) : () => null;
  const features = wanted.map((name) => featureFor(name)?.featureId ?? null);
  const { rows } = await client.query<{ id: number; name: string; featureId: number | null }>(
    `insert into event_name as n (name, feature_id, last_seen_on) select *, $3::date from unnest($1::text[], $2::int[])
     on conflict (name) do update set last_seen_on = greatest(n.last_seen_on, excluded.last_seen_on)
     returning id, name, feature_id as "featureId"`,
    [wanted, features, day],
  );
  for (const { id, name, featureId } of rows) lookup.names.set(name, { id, featureId, seenToday: true });
}

export async function readRules(client: PoolClient): Promise<FeatureRule[]> {
  const { rows } = await client.query<FeatureRule>(
    `select feature_id as "featureId", pattern, exact from feature_rule`,
  );
  return rows;
}
