import { z } from "zod";

export const promiseCategories = ["price", "discount", "contract", "feature", "date", "support"] as const;
export const promiseCategory = z.enum(promiseCategories);
export type PromiseCategory = z.infer<typeof promiseCategory>;

/** `never`: no reference makes it sendable. `needs-escalation`: the reference of an answered escalation does. */
export const promiseVerdict = z.enum(["never", "needs-escalation"]);
export type PromiseVerdict = z.infer<typeof promiseVerdict>;

/** Why words that look like a promise are none. "quoted" and "question" are read from the text's shape, the others from patterns. */
export const excuseIds = ["quoted", "question", "negation", "deferral", "past", "theirs", "own", "published"] as const;
export const excuseId = z.enum(excuseIds);
export type ExcuseId = z.infer<typeof excuseId>;

const pattern = z.string().trim().min(1).max(400);
const patterns = z.array(pattern).min(1).max(80);
const sentences = z.array(z.string().min(1).max(1000)).min(1).max(40);
const slug = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, "Lower-case letters, digits and hyphens.");

export const wordLists = z.record(slug, z.array(pattern).max(400));
export type WordLists = z.infer<typeof wordLists>;

/** Patterns that excuse what they stand beside: between two commas, in the same clause, up to the next "but" or ";", or in the whole sentence. */
export const excuseSchema = z.object({
  id: excuseId.exclude(["quoted", "question"]),
  reach: z.enum(["phrase", "clause", "segment", "sentence"]),
  patterns: z.array(pattern).min(1).max(200),
  /** Right after one of these words the patterns excuse nothing: "for your team" does not make the team the one that acts. */
  notAfter: z.array(z.string().min(1).max(40)).max(60).default([]),
});
export type PromiseReach = z.infer<typeof excuseSchema>["reach"];
export type Excuse = z.infer<typeof excuseSchema>;

export const promiseRule = z.object({
  id: slug,
  category: promiseCategory,
  name: z.string().trim().min(1).max(80),
  why: z.string().trim().min(1).max(300),
  neutral: z.string().trim().min(1).max(400),
  patterns,
  /** What excuses these patterns; everything when left out. */
  excusedBy: z.array(excuseId).optional(),
  examples: sentences,
  counterExamples: sentences,
});
export type PromiseRule = z.infer<typeof promiseRule>;

export const promiseRules = z.object({
  lists: wordLists,
  excuses: z.array(excuseSchema).max(20),
  rules: z.array(promiseRule).max(300),
});
/** As written; what may be left out is. */
export type PromiseRules = z.input<typeof promiseRules>;

/** `answeredEscalation`: the reference of an escalation that was answered, which verified technical words and dates rest on. */
export const checkContext = z.object({ answeredEscalation: z.string().min(1).nullable() });
export type CheckContext = z.infer<typeof checkContext>;

/** `start` and `end` count UTF-16 units of the text that was checked; `words` is that slice. `key` stays the same when text around it changes. */
export const promiseFinding = z.object({
  start: z.int().min(0),
  end: z.int().min(0),
  words: z.string(),
  key: z.string(),
  ruleId: slug,
  rule: z.string(),
  category: promiseCategory,
  verdict: promiseVerdict,
  settled: z.boolean(),
  why: z.string(),
  neutral: z.string(),
  alternative: z.string(),
});
export type PromiseFinding = z.infer<typeof promiseFinding>;

export const checkedText = z.object({
  verdict: z.enum(["clear", "needs-escalation", "never"]),
  findings: z.array(promiseFinding),
});
export type CheckedText = z.infer<typeof checkedText>;

/** What to send instead of a promise (E5), letter by letter. */
export const outOfScopeReply =
  "This request requires specialist coordination. Escalating to @coordinator for proper routing.";

/** Price, discount, contract-term and feature promises are never success's to make (N3, N5); the others need verification (N2, N5). */
export const verdictOf: Record<PromiseCategory, PromiseVerdict> = {
  price: "never",
  discount: "never",
  contract: "never",
  feature: "never",
  date: "needs-escalation",
  support: "needs-escalation",
};

export const surface = z.enum(["reply", "email", "review", "note"]);
export type Surface = z.infer<typeof surface>;

/** What became of a flag: held back, sent with a reference, sent as no promise, or put in other words. */
export const flagOutcome = z.enum(["refused", "settled", "dismissed", "replaced"]);
export type FlagOutcome = z.infer<typeof flagOutcome>;
