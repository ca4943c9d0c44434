import { z } from "zod";

const id = z.coerce.number().int().positive();
const page = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
};
const search = z.string().trim().max(200).default("");

export const nameSorts = ["name", "events", "last", "first"] as const;
export const namesInput = z.object({
  search,
  /** Only names of this feature, or only those of none. */
  featureId: z
    .union([z.literal("none"), id])
    .nullable()
    .default(null),
  sort: z.enum(nameSorts).default("last"),
  dir: z.enum(["asc", "desc"]).default("desc"),
  ...page,
});
export type NamesInput = z.infer<typeof namesInput>;

/** An event name that was ever sent; `events` is of the last 30 days. */
export const eventName = z.object({
  id: z.number(),
  name: z.string(),
  firstAt: z.date(),
  lastOn: z.iso.date(),
  events: z.number(),
  featureId: z.number().nullable(),
  feature: z.string().nullable(),
  /** The pattern that puts it there. */
  pattern: z.string().nullable(),
});
export type EventName = z.infer<typeof eventName>;
export const eventNames = z.object({ rows: z.array(eventName), total: z.number() });

export const feature = z.object({ id: z.number(), name: z.string() });
/** `names`: how many of the names ever sent this rule decides. */
export const featureRule = z.object({
  id: z.number(),
  pattern: z.string(),
  exact: z.boolean(),
  featureId: z.number(),
  feature: z.string(),
  names: z.number(),
});
export type FeatureRuleRow = z.infer<typeof featureRule>;
export const catalogue = z.object({ features: z.array(feature), rules: z.array(featureRule) });
export type Catalogue = z.infer<typeof catalogue>;

const pattern = z.string().trim().min(1, "Write a name or a pattern.").max(200);
export const previewInput = z.object({ pattern, exact: z.boolean().default(false) });
/** `matched` are names the rule would decide, `held` those a longer or exact rule keeps. */
export const rulePreview = z.object({
  matched: z.number(),
  held: z.number(),
  examples: z.array(z.object({ name: z.string(), feature: z.string().nullable(), held: z.boolean() })),
});
export type RulePreview = z.infer<typeof rulePreview>;

export const mapNameInput = z
  .object({
    pattern,
    exact: z.boolean().default(false),
    featureId: id.nullable().default(null),
    newFeature: z.string().trim().min(1, "Write a name.").max(120).nullable().default(null),
  })
  .refine((rule) => (rule.featureId === null) !== (rule.newFeature === null), "Choose a feature, or name a new one.");
export type MapName = z.infer<typeof mapNameInput>;
export const ruleInput = z.object({ ruleId: id });
export const ruleChanged = z.object({ featureId: z.number() });

export const recountProgress = z
  .object({
    id: z.number(),
    state: z.enum(["waiting", "running", "done", "failed"]),
    done: z.number(),
    total: z.number(),
  })
  .nullable();
export type RecountProgress = z.infer<typeof recountProgress>;
