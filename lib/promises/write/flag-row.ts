import { createHash } from "node:crypto";
import { sentenceAround } from "../rules/sentence-around.ts";
import type { PromiseFinding } from "../schema.ts";

/** A finding as the log keeps it: `digest` is the same for the same words in the same sentence. */
export function flagRow({ key, ruleId, category, words, start, end }: PromiseFinding, text: string) {
  const sentence = sentenceAround(text, { start, end });
  const digest = createHash("sha256").update(`${key}\n${sentence}`).digest("hex").slice(0, 32);
  return { ruleId, category, words: words.slice(0, 500), sentence, digest };
}
