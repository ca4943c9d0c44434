import { z } from "zod";
import { promiseCategory, promiseRule, promiseVerdict } from "../schema.ts";

const id = z.coerce.number().int().positive();
const count = z.number().int();
const instant = z.iso.datetime();
export const note = z.string().trim().min(1, "Write why, for those who come after.").max(500);

export const figures = z.object({
  /** Sentences that the rule marked: held back, reworded, sent with a reference, or called no promise. */
  flagged: count,
  dismissed: count,
  /** Dismissed ones that a manager found to be promises after all. */
  judgedPromise: count,
  judgedNone: count,
  /** Share of the flagged that nobody called a false alarm, or a manager overruled; null without flags. */
  precision: z.number().nullable(),
});
export type RuleFigures = z.infer<typeof figures>;

export const ruleTest = z.object({
  kind: z.enum(["example", "counter-example", "neutral"]),
  text: z.string(),
  passed: z.boolean(),
  words: z.array(z.string()),
});

export const ruleSorts = ["order", "name", "category", "flagged", "dismissed", "precision"] as const;
export type RuleSort = (typeof ruleSorts)[number];
export const testStates = ["passed", "failed"] as const;

export const ruleRow = z.object({
  id: z.string(),
  name: z.string(),
  category: promiseCategory,
  verdict: promiseVerdict,
  why: z.string(),
  neutral: z.string(),
  patterns: count,
  examples: count,
  counterExamples: count,
  failed: count,
  /** What the draft does to it; null for a published version. */
  change: z.enum(["added", "changed"]).nullable(),
  figures,
});
export type RuleRow = z.infer<typeof ruleRow>;

export const versionRow = z.object({
  id: count,
  version: count.nullable(),
  status: z.enum(["draft", "published"]),
  inUse: z.boolean(),
  rules: count,
  basedOn: count.nullable(),
  createdBy: z.string().nullable(),
  createdAt: instant,
  publishedBy: z.string().nullable(),
  publishedAt: instant.nullable(),
  note: z.string().nullable(),
});
export type VersionRow = z.infer<typeof versionRow>;

export const rulesInput = z.object({
  /** A version or the draft; without it the version in use. */
  versionId: id.optional(),
  q: z.string().trim().max(100).default(""),
  category: promiseCategory.nullable().default(null),
  verdict: promiseVerdict.nullable().default(null),
  tests: z.enum(testStates).nullable().default(null),
  sort: z.enum(ruleSorts).default("order"),
  dir: z.enum(["asc", "desc"]).default("asc"),
  page: z.coerce.number().int().min(1).max(1000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type RulesInput = z.infer<typeof rulesInput>;

export const rulePage = z.object({
  version: versionRow,
  draftId: count.nullable(),
  rows: z.array(ruleRow),
  total: count,
  failing: count,
  removed: z.array(z.string()),
  words: z.boolean(),
});
export type RulePage = z.infer<typeof rulePage>;

export const ruleInput = z.object({ ruleId: z.string().max(60), versionId: id.optional() });
export const ruleDetail = z.object({
  version: versionRow,
  draftId: count.nullable(),
  rule: promiseRule,
  verdict: promiseVerdict,
  /** Of the rule as it is shown: what saving it names, so that nobody overwrites another's change. */
  seen: z.string(),
  tests: z.array(ruleTest),
  /** The lists that its patterns name, so that they can be read. */
  lists: z.array(z.object({ name: z.string(), entries: z.array(z.string()) })),
  history: z.array(z.object({ version: count, figures })),
});
export type RuleDetail = z.infer<typeof ruleDetail>;

export const saveRuleInput = z.object({
  versionId: id,
  /** The rule that it replaces, and its `seen`; both null for a new one. */
  ruleId: z.string().max(60).nullable().default(null),
  seen: z.string().max(64).nullable().default(null),
  rule: promiseRule,
});
export type SaveRuleInput = z.infer<typeof saveRuleInput>;
export const savedRule = z.object({ ruleId: z.string(), seen: z.string(), tests: z.array(ruleTest) });

export const removeRuleInput = z.object({ versionId: id, ruleId: z.string().max(60) });
export const startDraftInput = z.object({
  /** The version it begins as; "shipped" for the rules of this release. */
  from: z
    .union([id, z.literal("shipped")])
    .nullable()
    .default(null),
});
export const publishInput = z.object({ versionId: id, note });

export const versionsInput = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export const versionPage = z.object({ rows: z.array(versionRow), total: count, newerShipped: z.boolean() });

type Query = Record<string, string | string[] | number | null | undefined>;

/** The address of the list, read leniently: what makes no sense is as if it were not there. */
export function readRuleQuery(query: Query): Omit<RulesInput, "sort" | "dir" | "versionId"> {
  const { shape } = rulesInput;
  const one = (name: string) => [query[name]].flat()[0];
  return {
    q: shape.q.safeParse(one("q")).data ?? "",
    category: shape.category.safeParse(one("category")).data ?? null,
    verdict: shape.verdict.safeParse(one("verdict")).data ?? null,
    tests: shape.tests.safeParse(one("tests")).data ?? null,
    page: shape.page.safeParse(one("page")).data ?? 1,
    pageSize: 50,
  };
}
