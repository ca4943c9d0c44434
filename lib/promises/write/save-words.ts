import { type Refusal, refuse } from "#lib/refusal.ts";
import { triedRules } from "../rules/edit-rules.ts";
import { failingRules } from "../rules/judge-rules.ts";
import { seenOfWords } from "../rules/seen-of.ts";
import type { SaveExcuseInput, SaveListInput } from "../schema/words.ts";
import type { PromiseRules } from "../schema.ts";
import { changeDraft, storeDraft } from "./change-draft.ts";

type Saved = { seen: string; failing: string[] };
type Tx = Parameters<typeof storeDraft>[0];

const overtaken = refuse("conflict", "Somebody has just changed these words. Load the page again to see theirs.");

/** They must be readable; that tests of rules fail with them is said, and only keeps the draft from being published. */
async function store(tx: Tx, id: number, next: PromiseRules, seen: string): Promise<Saved | Refusal> {
  const tried = triedRules(next);
  if ("problems" in tried) return refuse("invalid", tried.problems[0] ?? "These words cannot be read.");
  await storeDraft(tx, id, next);
  return { seen, failing: failingRules(tried.compiled).map(({ rule }) => rule.name) };
}

/** Keeps a word list of the draft, or adds one. */
export function saveList({ versionId, name, seen, entries }: SaveListInput) {
  return changeDraft<Saved>(versionId, async ({ config }, tx) => {
    const present = config.lists[name];
    if (present && seen === null) return refuse("conflict", "There is a list of this name. Choose another name.");
    if (seen !== null && (!present || seenOfWords(present) !== seen)) return overtaken;
    return store(tx, versionId, { ...config, lists: { ...config.lists, [name]: entries } }, seenOfWords(entries));
  });
}

/** Keeps the patterns of an excuse of the draft. */
export function saveExcuse({ versionId, at, seen, patterns, notAfter }: SaveExcuseInput) {
  return changeDraft<Saved>(versionId, async ({ config }, tx) => {
    const present = config.excuses[at];
    if (!present || seenOfWords(present) !== seen) return overtaken;
    const excuse = { ...present, patterns, notAfter };
    return store(tx, versionId, { ...config, excuses: config.excuses.with(at, excuse) }, seenOfWords(excuse));
  });
}
