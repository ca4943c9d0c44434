import type { z } from "zod";
import type { Caller } from "#lib/caller.ts";
import { isAnswered } from "#lib/escalations/read/answered.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { compiledVersion } from "../read/versions.ts";
import { checkText } from "../rules/check-text.ts";
import type { CheckedOutput, checkInput, replacedInput } from "../schema/texts.ts";
import { ensureRules } from "./ensure-rules.ts";
import { logFlags } from "./log-flags.ts";

/** The reference, when it is that of an answered escalation of the account (N2, N5). */
export async function answeredReference(accountId: number | null, reference: string | null): Promise<string | null> {
  if (accountId === null || !reference) return null;
  return (await isAnswered(accountId, reference)) ? reference : null;
}

/** What the guard says of a text that is still being written; nothing is logged. */
export async function checkForCustomer(input: z.output<typeof checkInput>): Promise<CheckedOutput | Refusal> {
  const rules = await (input.versionId === undefined ? ensureRules() : compiledVersion(input.versionId));
  if (!rules) return refuse("not-found", "There is no such version of the rules.");
  const { version, compiled } = rules;
  const reference = await answeredReference(input.accountId ?? null, input.reference);
  return {
    version,
    answered: reference !== null,
    ...checkText(input.text, compiled, { answeredEscalation: reference }),
  };
}

/** A person took another wording: the flag was heeded, which counts for its rule. */
export async function logReplaced(input: z.output<typeof replacedInput>, caller: Caller): Promise<number> {
  const { text, surface, keys, accountId = null } = input;
  const { version, compiled } = await ensureRules();
  const { findings } = checkText(text, compiled, { answeredEscalation: null });
  const judged = findings
    .filter(({ key }) => keys.includes(key))
    .map((finding) => ({ finding, outcome: "replaced" as const }));
  await logFlags(judged, { text, accountId, surface, reference: null, version }, caller);
  announce("promises");
  return judged.length;
}
