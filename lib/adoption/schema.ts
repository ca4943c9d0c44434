import { z } from "zod";

const day = z.iso.date();

/** A week of use; null is a week from which nothing arrived, which is not the same as no use. */
export const usageWeek = z.object({
  week: day,
  events: z.number().nullable(),
  users: z.number().nullable(),
  activeDays: z.number().nullable(),
});
export type UsageWeek = z.infer<typeof usageWeek>;

export const featureUse = z.object({
  id: z.number(),
  name: z.string(),
  inPlan: z.boolean(),
  days: z.number(),
  events: z.number(),
  eventsBefore: z.number(),
  lastOn: day.nullable(),
});
export type FeatureUse = z.infer<typeof featureUse>;

export const usageOutput = z.object({
  asOf: day,
  seats: z.number().nullable(),
  lastOn: day.nullable(),
  weeks: z.array(usageWeek),
  features: z.array(featureUse),
});
export type UsageOutput = z.infer<typeof usageOutput>;
