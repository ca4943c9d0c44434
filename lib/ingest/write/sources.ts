import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { createKey } from "#lib/people/write/keys.ts";
import { isRefusal, refuse } from "#lib/refusal.ts";

/** Makes an ingest key that sends events. The secret is in the answer and nowhere else. */
export async function makeSource(name: string, createsAccounts: boolean, userId: number) {
  const made = await createKey({ name, kind: "ingest", userId, expiresAt: null }, userId);
  if (isRefusal(made)) return made;
  if (createsAccounts) await setCreatesAccounts(made.id, true);
  announce("sources");
  return made;
}

/** Whether unknown groups of a source become accounts from now on, or wait for a person. */
export async function setCreatesAccounts(sourceId: number, createsAccounts: boolean) {
  const [row] = await db.$queryRaw<{ id: number }[]>`
    update source set creates_accounts = ${createsAccounts} where key_id = ${sourceId} returning key_id as id`;
  if (!row) return refuse("not-found", "There is no such source.");
  announce("sources");
  return { sourceId };
}
