import { z } from "zod";
import type { Day } from "./rules/day.ts";

export const dimensions = [
  "onboarding",
  "usage",
  "adoption",
  "engagement",
  "sentiment",
  "support",
  "value",
  "renewal",
] as const;
export type Dimension = (typeof dimensions)[number];

export const bandSchema = z.enum(["healthy", "watch", "at-risk", "unknown"]);
export type Band = z.infer<typeof bandSchema>;
export const confidenceSchema = z.enum(["high", "medium", "low"]);
export type Confidence = z.infer<typeof confidenceSchema>;
export const daySchema = z.iso.date();

/** Points [value, 0–100] with growing values; straight lines between them, flat outside. */
export const curveSchema = z
  .array(z.tuple([z.number().finite(), z.number().min(0).max(100)]))
  .min(2)
  .max(12)
  .refine((points) => points.every((point, i) => i === 0 || point[0] > (points[i - 1]?.[0] ?? Infinity)), {
    message: "The values of a curve must grow from point to point.",
  });
export type Curve = z.infer<typeof curveSchema>;

export const measureConfigSchema = z.object({
  key: z.string().min(1).max(60),
  weight: z.number().int().min(0).max(100),
  curve: curveSchema,
});
export type MeasureConfig = z.infer<typeof measureConfigSchema>;

export const bandsSchema = z
  .object({ healthy: z.number().int().min(1).max(100), watch: z.number().int().min(0).max(99) })
  .refine((bands) => bands.healthy > bands.watch, { message: "Healthy must begin above watch." });
export type Bands = z.infer<typeof bandsSchema>;

export const segmentModelSchema = z
  .object({
    key: z.string().min(1).max(60),
    label: z.string().min(1).max(80),
    /** The account segments it is for; null: all that no other one names. */
    accountSegments: z.array(z.string().min(1)).min(1).nullable(),
    bands: bandsSchema,
    measures: z.array(measureConfigSchema).min(1).max(60),
  })
  .refine((segment) => segment.measures.some((measure) => measure.weight > 0), {
    message: "At least one measure needs a weight above 0.",
  })
  .refine((segment) => new Set(segment.measures.map((m) => m.key)).size === segment.measures.length, {
    message: "A measure may appear once in a segment.",
  });
export type SegmentModel = z.infer<typeof segmentModelSchema>;

export const modelConfigSchema = z
  .object({
    /** Share of the weight in use that must be known, else the band is unknown. */
    coverageMinimum: z.number().min(0.05).max(1),
    segments: z.array(segmentModelSchema).min(1).max(20),
  })
  .refine((config) => config.segments.filter((segment) => segment.accountSegments === null).length === 1, {
    message: "Exactly one segment must be for everyone else.",
  });
export type ModelConfig = z.infer<typeof modelConfigSchema>;

/**
 * What is known of one account at the end of the day `asOf`, and nothing later. `book` holds the last day that each
 * source has reached in the whole book: silence of one account and silence of a source are different things.
 */
export type AccountFacts = {
  accountId: number;
  asOf: Day;
  segment: string | null;
  churnedOn: Day | null;
  renewalOn: Day | null;
  seats: number | null;
  seatsBefore: number | null;
  book: { usage: Day | null; interactions: Day | null; tickets: Day | null };
  /** The running day counts for `lastDay`, `peakUsers` and `featuresUsed`; all else ends with the last full day (rules/running-day.ts). */
  usage: {
    lastDay: Day | null;
    lastFullDay: Day | null;
    events: number;
    eventsBefore: number;
    activeDays: number;
    peakUsers: number;
    users: number;
    usersBefore: number;
    featuresUsed: number | null;
    featuresOfPlan: number;
  };
  onboarding: {
    due: number;
    dueDone: number;
    overdueSince: Day | null;
    firstValueFrom: Day | null;
    firstValueOn: Day | null;
  };
  people: {
    champions: number;
    championLeftOn: Day | null;
    sponsors: number;
    sponsorLeftOn: Day | null;
  };
  contact: { lastOn: Day | null; lastKind: string | null; lastTalkOn: Day | null };
  answers: {
    csat: number;
    csatSatisfied: number;
    csatLastOn: Day | null;
    nps: number;
    promoters: number;
    detractors: number;
    npsLastOn: Day | null;
  };
  pulse: { value: number; on: Day } | null;
  tickets: {
    total: number;
    openPriority: number;
    oldestOpenOn: Day | null;
    escalated: number;
    responses: number;
    responseHours: number | null;
  };
  goals: { total: number; reached: number };
  /** What the team's own measures found, by their keys. */
  own: Record<string, { value: number; at: Day | null }>;
};

/** One measure's value by position in the registry; null (NaN in typed arrays) is unknown. */
export type MeasureValues = ArrayLike<number | null>;
