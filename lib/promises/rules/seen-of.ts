import { createHash } from "node:crypto";
import { promiseRule } from "../schema.ts";

/** What words are known by when they are saved again. */
export const seenOfWords = (words: unknown): string =>
  createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 16);

/** What a rule is known by: the same for the same words, whatever the order they were stored in. */
export const seenOf = (rule: unknown): string => seenOfWords(promiseRule.parse(rule));
