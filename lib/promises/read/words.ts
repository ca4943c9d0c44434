import { fixedWords } from "../rules/fixed-words.ts";
import { seenOfWords } from "../rules/seen-of.ts";
import { contractions } from "../rules/spellings.ts";
import type { FixedRow, WordsPage } from "../schema/words.ts";
import { type PromiseRules, promiseRules } from "../schema.ts";
import { draftId, getVersion } from "./versions.ts";

const hasty: FixedRow = {
  title: "Read as",
  why: "How words are written in haste, and what is read for them. A slip of the hand in a word of the rules is read too.",
  words: Object.entries(contractions).map(([written, read]) => `${written} → ${read}`),
};
const fixed: FixedRow[] = [...Object.values(fixedWords), hasty].map((one) => ({ ...one, words: [...one.words] }));

/** Who names a list in a pattern: rules by their name, excuses by what they are, lists as <list>. */
function usersOf(set: PromiseRules): Map<string, string[]> {
  const { rules, excuses, lists } = promiseRules.parse(set);
  const patterns = [
    ...rules.map((rule) => ({ by: rule.name, texts: rule.patterns })),
    ...excuses.map((excuse) => ({ by: `Excuse: ${excuse.id}`, texts: excuse.patterns })),
    ...Object.entries(lists).map(([name, entries]) => ({ by: `<${name}>`, texts: entries })),
  ];
  const users = new Map<string, string[]>();
  for (const { by, texts } of patterns)
    for (const name of new Set(texts.join(" ").match(/<[a-z][a-z0-9-]*>/g)))
      users.set(name, [...new Set([...(users.get(name) ?? []), by])]);
  return users;
}

/** The word lists and the excuses that rules rest on, of a version; null when there is no such version. */
export async function readWords(versionId?: number): Promise<WordsPage | null> {
  const [found, draft] = await Promise.all([getVersion(versionId), draftId()]);
  if (!found) return null;
  const { config, ...version } = found;
  const { lists, excuses } = promiseRules.parse(config);
  const users = usersOf(config);
  return {
    version,
    draftId: draft,
    lists: Object.entries(lists)
      .map(([name, entries]) => ({ name, entries, usedBy: users.get(`<${name}>`) ?? [], seen: seenOfWords(entries) }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    excuses: excuses.map((excuse, at) => ({ ...excuse, at, seen: seenOfWords(excuse) })),
    fixed,
  };
}
