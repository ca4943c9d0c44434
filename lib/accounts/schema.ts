import { z } from "zod";
import { fieldFilter, fieldValue } from "./schema/fields.ts";

export const bands = ["at-risk", "watch", "healthy", "unknown"] as const;
export const confidences = ["high", "medium", "low"] as const;
export const forecasts = ["commit", "likely", "at-risk"] as const;
export const renewalWindows = ["30", "60", "90", "overdue", "none"] as const;
export const sorts = ["score", "delta", "name", "renewal", "owner", "interaction"] as const;
/** "mine" is one's own book and what one covers; "none" is nobody's. */
export const owners = ["mine", "none", "all"] as const;

export const day = z.iso.date();
const id = z.coerce.number().int().positive();
const words = z.array(z.string().max(80)).max(50);

export const accountFilters = z.object({
  q: z.string().trim().max(100).default(""),
  owner: z.enum(owners).default("all"),
  owners: z.array(id).max(50).default([]),
  band: z.array(z.enum(bands)).default([]),
  confidence: z.array(z.enum(confidences)).default([]),
  segment: words.default([]),
  tier: words.default([]),
  stage: words.default([]),
  renews: z.enum(renewalWindows).optional(),
  forecast: z.array(z.enum(forecasts)).default([]),
  /** Whether churned accounts are left out, or only they are shown; both, when absent. */
  churned: z.stringbool().or(z.boolean()).optional(),
  paying: z.stringbool().or(z.boolean()).optional(),
  /** Conditions on custom fields; all of them hold. */
  fields: z.array(fieldFilter).max(20).default([]),
});
export type AccountFilters = z.infer<typeof accountFilters>;

export const listInput = accountFilters.extend({
  sort: z.enum(sorts).default("score"),
  dir: z.enum(["asc", "desc"]).default("asc"),
  after: z.string().max(300).optional(),
  size: z.coerce.number().int().min(1).max(200).default(50),
  /** Custom fields whose values each row carries. */
  show: z.array(id).max(100).default([]),
});
export type ListInput = z.infer<typeof listInput>;

export const accountRow = z.object({
  id: z.number(),
  name: z.string(),
  domain: z.string().nullable(),
  segment: z.string().nullable(),
  tier: z.string().nullable(),
  stage: z.string(),
  plan: z.string().nullable(),
  ownerId: z.number().nullable(),
  ownerName: z.string().nullable(),
  renewalOn: day.nullable(),
  renewalForecast: z.enum(forecasts).nullable(),
  churnedOn: day.nullable(),
  paying: z.boolean(),
  band: z.enum(bands),
  /** The band that somebody set by hand beside it. */
  byHand: z.enum(["healthy", "watch", "at-risk"]).nullable(),
  score: z.number().nullable(),
  delta14: z.number().nullable(),
  confidence: z.enum(confidences).nullable(),
  spark: z.array(z.number().nullable()),
  summary: z.string().nullable(),
  lastInteractionOn: day.nullable(),
  /** Values of the custom fields asked for, by the field's id. */
  fields: z.record(z.string(), fieldValue),
});
export type AccountRow = z.infer<typeof accountRow>;
export const listOutput = z.object({ rows: z.array(accountRow), next: z.string().nullable() });
export type AccountPage = z.infer<typeof listOutput>;

export const bandCounts = z.object({
  total: z.number(),
  "at-risk": z.number(),
  watch: z.number(),
  healthy: z.number(),
  unknown: z.number(),
});
export type BandCounts = z.infer<typeof bandCounts>;

export const person = z.object({ id: z.number(), name: z.string() });
export const facets = z.object({
  segments: z.array(z.string()),
  tiers: z.array(z.string()),
  stages: z.array(z.string()),
  owners: z.array(person),
});
export type Facets = z.infer<typeof facets>;

export const found = z.object({
  kind: z.enum(["account", "contact"]),
  accountId: z.number(),
  title: z.string(),
  detail: z.string(),
  band: z.enum(bands).nullable(),
});
export type Found = z.infer<typeof found>;

/** What a person owns: everything else comes from the sources. Absent leaves as is, null clears. */
export const editInput = z.object({
  accountId: id,
  segment: z.string().trim().min(1).max(80).nullable().optional(),
  tier: z.string().trim().min(1).max(80).nullable().optional(),
  stage: z.string().trim().min(1).max(80).optional(),
  renewalOn: day.nullable().optional(),
  renewalForecast: z.enum(forecasts).nullable().optional(),
  cadenceDays: z.number().int().min(1).max(365).nullable().optional(),
});
export type EditInput = z.infer<typeof editInput>;

export const reassignInput = z.object({
  accountIds: z.array(id).min(1).max(1000),
  toId: id.nullable(),
  note: z.string().trim().min(1, "Write what the next owner needs to know").max(2000),
});
export type ReassignInput = z.infer<typeof reassignInput>;

export const coverInput = z.object({ accountIds: z.array(id).min(1).max(1000), userId: id, untilOn: day.nullable() });

/** The screens whose address can be saved under a name. */
export const viewScreens = ["accounts", "today", "targets", "people", "interactions"] as const;
export type ViewScreen = (typeof viewScreens)[number];

export const savedView = z.object({
  id: z.number(),
  name: z.string(),
  query: z.string(),
  shared: z.boolean(),
  mine: z.boolean(),
});
export type SavedView = z.infer<typeof savedView>;
export const saveViewInput = z.object({
  screen: z.enum(viewScreens),
  name: z.string().trim().min(1).max(60),
  query: z.string().max(2000),
  shared: z.boolean().default(false),
});
