import { z } from "zod";
import { excuseSchema, wordLists } from "../schema.ts";
import { versionRow } from "./rules.ts";

const id = z.coerce.number().int().positive();
const count = z.number().int();

export const wordsInput = z.object({
  /** A version or the draft; without it the version in use. */
  versionId: id.optional(),
});
/** `seen`: of the words as they are shown; what saving names, so that nobody overwrites another's change. */
export const wordListRow = z.object({
  name: z.string(),
  entries: z.array(z.string()),
  /** Names of the rules, excuses and lists whose patterns name it. */
  usedBy: z.array(z.string()),
  seen: z.string(),
});
export type WordListRow = z.infer<typeof wordListRow>;
export const excuseRow = excuseSchema.extend({ at: count, seen: z.string() });
export type ExcuseRow = z.infer<typeof excuseRow>;
export const fixedRow = z.object({ title: z.string(), why: z.string(), words: z.array(z.string()) });
export type FixedRow = z.infer<typeof fixedRow>;
export const wordsPage = z.object({
  version: versionRow,
  draftId: count.nullable(),
  lists: z.array(wordListRow),
  excuses: z.array(excuseRow),
  /** What is the same in every version. */
  fixed: z.array(fixedRow),
});
export type WordsPage = z.infer<typeof wordsPage>;

export const saveListInput = z.object({
  versionId: id,
  name: wordLists.keyType,
  /** null for a new list. */
  seen: z.string().max(64).nullable().default(null),
  entries: wordLists.valueType.min(1, "Write one word at least."),
});
export type SaveListInput = z.infer<typeof saveListInput>;
export const saveExcuseInput = excuseSchema.pick({ patterns: true, notAfter: true }).extend({
  versionId: id,
  at: z.coerce.number().int().min(0).max(20),
  seen: z.string().max(64),
});
export type SaveExcuseInput = z.infer<typeof saveExcuseInput>;
/** `failing`: names of rules whose own tests fail now; they keep the draft from being published. */
export const savedWords = z.object({ seen: z.string(), failing: z.array(z.string()) });
