import type { Caller } from "#lib/caller.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { checkText } from "../rules/check-text.ts";
import { refusalWords } from "../rules/refusal-words.ts";
import type { PromiseFinding, Surface } from "../schema.ts";
import { answeredReference } from "./check-for-customer.ts";
import { ensureRules } from "./ensure-rules.ts";
import { type Judged, logFlags } from "./log-flags.ts";

export type GuardedAbout = {
  accountId: number | null;
  /** Of an answered escalation of the account, on which technical words and dates rest (N2, N5). */
  reference: string | null;
  /** Keys of findings that the person calls no promise. */
  dismissed: string[];
  surface: Surface;
};

function outcomeOf(finding: PromiseFinding, dismissed: ReadonlySet<string>): Judged {
  const passes = dismissed.has(finding.key) ? "dismissed" : "refused";
  return { finding, outcome: finding.settled ? "settled" : passes };
}

const refusedOf = (judged: readonly Judged[]) => judged.filter(({ outcome }) => outcome === "refused");

/**
 * The boundary of every text meant for a customer (N2, N3, N5): null when it may go. Price, discount, contract and feature
 * promises never may; dates and technical words may with the reference of an answered escalation of that account; what
 * was dismissed as no promise goes and is logged, in `tx` where the text is written. Several fields of one form are read
 * each by itself, and go together or not at all. Call it last before writing.
 */
export async function guardText(
  given: string | readonly string[],
  about: GuardedAbout,
  caller: Caller,
  tx?: Prisma.TransactionClient,
): Promise<Refusal | null> {
  const { version, compiled } = await ensureRules();
  const reference = await answeredReference(about.accountId, about.reference);
  const dismissed = new Set(about.dismissed);
  const texts = [given].flat().map((text) => {
    const { findings } = checkText(text, compiled, { answeredEscalation: reference });
    return { text, judged: findings.map((finding) => outcomeOf(finding, dismissed)) };
  });
  if (texts.every(({ judged }) => judged.length === 0)) return null;
  const refused = texts.flatMap(({ judged }) => refusedOf(judged));
  const stays = refused.length > 0;
  const sent = { accountId: about.accountId, surface: about.surface, reference, version };
  for (const { text, judged } of texts)
    await logFlags(stays ? refusedOf(judged) : judged, { ...sent, text }, caller, stays ? undefined : tx);
  if (stays || !tx) announce("promises");
  if (!stays) return null;
  const unanswered = about.reference !== null && reference === null ? about.reference : null;
  return refuse(
    "invalid",
    refusalWords(
      refused.map(({ finding }) => finding),
      unanswered,
    ),
  );
}
