import type { Caller } from "#lib/caller.ts";
import { guardText } from "#lib/promises/write/guard-text.ts";
import type { Refusal } from "#lib/refusal.ts";
import { surfaceOf, wordsForCustomer } from "../rules/for-customer.ts";
import type { Guards, RecordInput } from "../schema/interactions.ts";

/** What the customer reads of an entry passes the promise guard first (N2, N3, N5); the rest is for the desk. */
export async function guardOutgoing(entry: RecordInput, guards: Guards, caller: Caller): Promise<Refusal | null> {
  const words = wordsForCustomer(entry);
  if (words.length === 0) return null;
  return guardText(words, { ...guards, accountId: entry.accountId, surface: surfaceOf(entry.kind) }, caller);
}
