import { z } from "zod";

export const metricKeys = [
  "onboarding-completion",
  "ttfv-reduction",
  "csat",
  "retention",
  "expansion-growth",
  "conversion",
  "transactions",
  "advocacy",
  "grr",
  "nrr",
  "nps",
  "ttfv",
  "renewal-rate",
  "adoption",
] as const;

export const metricKey = z.enum(metricKeys);
export type MetricKey = z.infer<typeof metricKey>;

export const headlineKeys: readonly MetricKey[] = metricKeys.slice(0, 5);
export const stripKeys: readonly MetricKey[] = metricKeys.slice(5, 11);
/** What the Targets screen shows; the rest is kept for twelve months only. */
export const shownKeys: readonly MetricKey[] = metricKeys.slice(0, 11);

/** How a value reads: ratio is a fraction (0.964 is 96.4 %), growth a signed fraction, score −100…100. */
export const unit = z.enum(["ratio", "growth", "days", "per-year", "score"]);
export type Unit = z.infer<typeof unit>;

export const day = z.iso.date();

/** Half-open [start, end); `asOf` is the last day whose data counts as known. */
export const period = z
  .object({ start: day, end: day, asOf: day })
  .refine((p) => p.start < p.end, { message: "The period must end after it starts." });
export type Period = z.infer<typeof period>;

export const filter = z.object({
  segment: z.string().min(1).max(100).optional(),
  teamId: z.number().int().positive().optional(),
  ownerId: z.number().int().positive().optional(),
});
export type Filter = z.infer<typeof filter>;

/** Slices of the book; the last two are a segment of one CSM and of one team. */
export const sliceKinds = ["whole", "segment", "owner", "team", "segment-owner", "segment-team"] as const;
export type SliceKind = (typeof sliceKinds)[number];

export const missing = z.enum(["no-rows", "not-reached", "no-baseline", "no-prior", "not-published", "filtered"]);
export type Missing = z.infer<typeof missing>;

export const part = z.object({
  label: z.string(),
  value: z.number().nullable(),
  unit: z.enum(["count", "ratio", "days", "growth"]),
});
export type Part = z.infer<typeof part>;

/** One metric over one period and one slice of the book. */
export const figure = z.object({
  value: z.number().nullable(),
  missing: missing.nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  n: z.number().int(),
  small: z.boolean(),
  parts: z.array(part),
  /** How many rows were considered; null for money, whose rows are not listed. */
  counts: z.object({ in: z.number(), out: z.number(), beside: z.number() }).nullable().default(null),
});
export type Figure = z.infer<typeof figure>;

export const trendPoint = z.object({
  end: day,
  value: z.number().nullable(),
  n: z.number().int(),
  restated: z.boolean(),
});
export type TrendPoint = z.infer<typeof trendPoint>;

export const metricRow = z.object({
  /** Its place among all rows of the answer, from 1. */
  place: z.number().int(),
  accountId: z.number().int(),
  account: z.string(),
  item: z.string(),
  day: z.string().nullable(),
  /** "in" makes the figure, "out" was considered and left out, "beside" feeds what stands beside the figure. */
  state: z.enum(["in", "out", "beside"]),
  reason: z.string(),
  numerator: z.number(),
  denominator: z.number(),
});
export type MetricRow = z.infer<typeof metricRow>;

export const definitions = z.object({
  targets: z.partialRecord(metricKey, z.number()),
  reportingCurrency: z.string().length(3),
  /** Reporting minor units that one minor unit of the currency is worth, fixed until the next version. */
  rates: z.record(z.string().length(3), z.number().positive()),
  childrenWithParent: z.boolean(),
  baseline: z.object({ start: day, end: day }).nullable(),
});
export type Definitions = z.infer<typeof definitions>;

/** What the rows of one reason add up to in one period and slice. */
export type ReasonSum = {
  state: MetricRow["state"];
  reason: string;
  rows: number;
  /** Rows that carry weight in the denominator. */
  n: number;
  numerator: number;
  denominator: number;
  /** Numerators one by one with how often they occur; filled only for metrics that fit a curve. */
  values: { value: number; times: number }[];
};
