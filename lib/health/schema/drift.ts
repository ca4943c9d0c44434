import { z } from "zod";
import { daySchema } from "../schema.ts";

const interval = z.object({ value: z.number(), low: z.number(), high: z.number() });

export const driftStates = ["died", "turned", "lost", "shifted", "steady", "unknown"] as const;
export type DriftState = (typeof driftStates)[number];

/** What became of a measure within a year. */
export const driftLine = z.object({
  key: z.string(),
  label: z.string(),
  state: z.enum(driftStates),
  /** Population stability index of the values now against those of a year ago; null without both. */
  psi: z.number().nullable(),
  /** Share of the accounts that have a value. */
  coverageBefore: z.number().nullable(),
  coverageNow: z.number().nullable(),
  /** How well the measure alone ranked who left, on the earlier and on the later months. */
  powerBefore: interval.nullable(),
  powerNow: interval.nullable(),
});
export type DriftLine = z.infer<typeof driftLine>;

export const driftReport = z.object({
  month: daySchema,
  /** The days whose values are compared. */
  before: daySchema.nullable(),
  now: daySchema.nullable(),
  /** The as-of dates of the earlier and of the later months. */
  earlier: z.array(daySchema),
  later: z.array(daySchema),
  lines: z.array(driftLine),
});
export type DriftReport = z.infer<typeof driftReport>;
