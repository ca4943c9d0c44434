import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { type RulesInUse, rulesInUse } from "../read/versions.ts";
import { shippedRules } from "../rules/shipped/shipped-rules.ts";

/** The rules in use; publishes the shipped ones as version 1 when there are none yet. Safe to call from anywhere. */
export async function ensureRules(): Promise<RulesInUse> {
  const present = await rulesInUse();
  if (present) return present;
  await db.$executeRaw`
    insert into promise_version (version, status, config, published_at, note)
    values (1, 'published', ${JSON.stringify(shippedRules)}::jsonb, now(), 'The rules that Bellwether starts with')
    on conflict (version) do nothing`;
  const made = await rulesInUse();
  if (!made) throw new Error("The promise rules could not be stored.");
  announce("promises");
  return made;
}
