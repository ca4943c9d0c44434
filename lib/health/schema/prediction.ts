import { z } from "zod";
import { bandSchema, daySchema } from "../schema.ts";

const count = z.number().int();
const interval = { low: z.number(), high: z.number() };
const shareSchema = z.object({ value: z.number(), ...interval });

/** AUC, lift and alarm of one score on the same rows: accounts as of a day, and whether they left in the window after it. */
export const figuresSchema = z.object({
  /** Rows that the score judged, and those of them that left. */
  n: count,
  churned: count,
  /** Rows without a verdict, for too little was known, and those of them that left. */
  unjudged: count,
  churnedUnjudged: count,
  auc: shareSchema.nullable(),
  lift: z.number().nullable(),
  /** Null for a single measure, which has no bands. */
  recall: shareSchema.nullable(),
  precision: shareSchema.nullable(),
  churnedWhileHealthy: count.nullable(),
});
export type Figures = z.infer<typeof figuresSchema>;

export const calibrationSchema = z.object({
  deciles: z.array(
    z.object({
      decile: count,
      n: count,
      churned: count,
      meanScore: z.number(),
      from: z.number(),
      to: z.number(),
      rate: z.number(),
      ...interval,
    }),
  ),
  inversions: count,
  beyondChance: z.object({ lower: count, higher: count }).nullable(),
});

export const runKinds = ["backtest", "fit", "gate"] as const;
export type RunKind = (typeof runKinds)[number];
export const runStates = ["waiting", "running", "done", "failed", "cancelled"] as const;

/** A job on the past of the book, without what it was asked and what it found. */
export const runSchema = z.object({
  id: count,
  kind: z.enum(runKinds),
  state: z.enum(runStates),
  done: count,
  total: count,
  error: z.string().nullable(),
  startedById: count.nullable(),
  startedBy: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Run = z.infer<typeof runSchema>;

/** A comparison of two scores on the rows that both judged; above 0 the second is better. */
export const differenceSchema = z.object({
  value: z.number(),
  ...interval,
  first: z.number(),
  second: z.number(),
  n: count,
  churned: count,
  verdict: z.enum(["better", "worse", "same"]),
});

/** Rows of evidence that were there but dated later, and so never read. */
export const cutSchema = z.object({
  tickets: count,
  answers: count,
  usageDays: count,
  interactions: count,
  values: count,
});
export type Cut = z.infer<typeof cutSchema>;

export const missedSchema = z.object({
  accountId: count,
  /** Null once the account is gone. */
  name: z.string().nullable(),
  asOf: daySchema,
  score: z.number(),
  band: bandSchema,
  leftOn: daySchema,
});
