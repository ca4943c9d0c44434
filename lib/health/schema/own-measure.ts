import { z } from "zod";
import { curveSchema, daySchema, dimensions } from "../schema.ts";

const id = z.number().int().positive();

/** Columns of the account itself that may tell who stays; what the score is made from already, and its outcome, are not among them. */
export const accountColumns = [
  "industry",
  "country",
  "plan",
  "tier",
  "segment",
  "seats",
  "customer_since",
  "contract_start",
] as const;

export const ownSourceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("metric"), metricId: id }),
  z.object({ kind: z.literal("field"), key: z.string().min(1).max(200) }),
  z.object({ kind: z.literal("column"), column: z.enum(accountColumns) }),
  z.object({ kind: z.literal("usage"), featureId: id.nullable() }),
  z.object({ kind: z.literal("event"), nameId: id }),
  z.object({ kind: z.literal("property"), propertyId: id }),
  z.object({ kind: z.literal("survey"), surveyId: id }),
  z.object({ kind: z.literal("tickets") }),
]);
export type OwnSource = z.infer<typeof ownSourceSchema>;

export const ownReads = ["latest", "sum", "mean", "change", "trend", "days-since", "presence"] as const;
export type OwnRead = (typeof ownReads)[number];

/** What a team's own measure reads. Categories stand at their number: the curve gives each its points. */
export const ownSpecSchema = z.object({
  source: ownSourceSchema,
  read: z.enum(ownReads),
  windowDays: z.number().int().min(7).max(365).default(28),
  categories: z
    .array(z.string().max(200))
    .min(2, "A category needs at least two values.")
    .max(12, "At most 12 values can get points: take the most frequent ones.")
    .nullable()
    .default(null),
  staleAfterDays: z.number().int().min(1).max(1095).nullable().default(null),
});
export type OwnSpec = z.infer<typeof ownSpecSchema>;

export const ownMeasureSchema = z.object({
  id: z.number().int(),
  key: z.string(),
  position: z.number().int(),
  label: z.string(),
  dimension: z.enum(dimensions),
  spec: ownSpecSchema,
  curve: curveSchema,
  /** What the source is called: "Contract", "opened report (feature)". */
  sourceName: z.string(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  archivedOn: daySchema.nullable(),
});
export type OwnMeasure = z.infer<typeof ownMeasureSchema>;

const words = { label: z.string().trim().min(1, "Write a name.").max(60, "Use at most 60 characters.") };

export const makeOwnInput = z.object({
  ...words,
  dimension: z.enum(dimensions),
  spec: ownSpecSchema,
  curve: curveSchema,
  /** Set knowingly where the mere presence of data is the measure. */
  presenceIsMeant: z.boolean().default(false),
});
export type MakeOwnInput = z.infer<typeof makeOwnInput>;

export const changeOwnInput = z.object({
  measureId: z.coerce.number().int().positive(),
  label: words.label.optional(),
  dimension: z.enum(dimensions).optional(),
  archived: z.boolean().optional(),
});
export type ChangeOwnInput = z.infer<typeof changeOwnInput>;

const count = z.number().int();

/** Something that a measure can be made of. */
export const ownSourceChoiceSchema = z.object({
  source: ownSourceSchema,
  name: z.string(),
  group: z.enum(["Figures", "Fields of the account", "Use of the product", "Events", "Support", "Survey questions"]),
  values: z.enum(["number", "category", "day"]),
  accounts: count,
  /** The most frequent values of a category, the first most frequent. */
  categories: z.array(z.string()),
});
export type OwnSourceChoice = z.infer<typeof ownSourceChoiceSchema>;

const keptAndChurned = z.object({ kept: count, churned: count });

/** How a measure's values lie among the accounts that stayed, today, and those that left, on the day before they did. */
export const distributionSchema = z.object({
  ...keptAndChurned.shape,
  bins: z.array(keptAndChurned.extend({ from: z.number(), to: z.number(), label: z.string() })),
  unknown: keptAndChurned,
  /** Of a kept and a churned account, how often the kept one has the higher value; null with nothing to compare. */
  separation: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** It separates too well to be true, or says only who has data. */
  leak: z.string().nullable(),
  /** A curve that follows these shares; null when there is too little to follow. */
  proposed: curveSchema.nullable(),
  sampled: z.boolean(),
});
export type Distribution = z.infer<typeof distributionSchema>;
