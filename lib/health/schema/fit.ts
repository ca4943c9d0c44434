import { z } from "zod";
import { bandsSchema, daySchema, modelConfigSchema } from "../schema.ts";
import { flagSchema, mostMonths, windowInput } from "./backtest.ts";
import { differenceSchema, figuresSchema, runSchema } from "./prediction.ts";

const count = z.number().int();
const months = `Choose between 1 and ${mostMonths} months.`;

export const fitInput = windowInput.extend({
  /** The hand-made model to fit beside: a draft or a version; default: the one in use. */
  modelId: z.coerce.number().int().positive().optional(),
  /** The first of each of the last `months` months whose window is over. */
  months: z.coerce.number(months).int(months).min(1, months).max(mostMonths, months).default(24),
});
export type FitInput = z.infer<typeof fitInput>;

/** The model as it was when the fit was asked for: a draft may change meanwhile. */
const baseSchema = z.object({
  modelId: count,
  version: count.nullable(),
  label: z.string(),
  config: modelConfigSchema,
});
export const fitParams = windowInput.extend({ base: baseSchema, dates: z.array(daySchema) });
export type FitParams = z.infer<typeof fitParams>;

/** The dates and rows on one side: an account counts on each date; `leavings` counts one that left once. */
const sideSchema = z.object({
  from: daySchema,
  to: daySchema,
  dates: count,
  rows: count,
  churned: count,
  leavings: count,
});

const weightSchema = z.object({
  key: z.string(),
  label: z.string(),
  /** Of 100. */
  yours: count,
  fitted: count,
  /** Share of the teaching rows for which it was known, 0–1. */
  known: z.number(),
  leftOut: flagSchema.shape.kind.nullable(),
});
export type FitWeight = z.infer<typeof weightSchema>;

const segmentSchema = z.object({
  key: z.string(),
  label: z.string(),
  /** Yours is kept where too few left to learn from ("few") or no measure told them apart ("flat"). */
  state: z.enum(["fitted", "few", "flat"]),
  leavings: count,
  bands: z.object({ yours: bandsSchema, fitted: bandsSchema }),
  weights: z.array(weightSchema),
  /** Measures of the model that nobody had data for: nothing was learnt of them, and they keep their weights. */
  idle: z.array(z.string()),
});
export type FitSegment = z.infer<typeof segmentSchema>;

export const fitResult = z.object({
  teach: sideSchema,
  test: sideSchema,
  /** What was held out: the last dates, or one account in five where there is one date only. */
  by: z.enum(["time", "accounts"]),
  /** One in so many accounts was looked at; 1: all. */
  sample: count,
  /** "not-proven": higher, within what chance does. "too-few": fewer than 30 left in the months that test. */
  verdict: z.enum(["better", "not-proven", "not-better", "too-few", "no-churn", "not-fitted"]),
  yours: figuresSchema,
  fitted: figuresSchema,
  difference: differenceSchema.nullable(),
  segments: z.array(segmentSchema),
  leftOut: z.array(flagSchema),
  /** The model with the fitted weights, as a draft would take it. */
  config: modelConfigSchema,
});
export type FitResult = z.infer<typeof fitResult>;

export const fitRun = runSchema.extend({ params: fitParams, result: fitResult.nullable() });
export type FitRun = z.infer<typeof fitRun>;

const fitLine = runSchema.extend({
  label: z.string(),
  dates: z.array(daySchema),
  ...windowInput.shape,
  verdict: fitResult.shape.verdict.nullable(),
});
export type FitLine = z.infer<typeof fitLine>;
export const fitRuns = z.object({ rows: z.array(fitLine), total: count });
