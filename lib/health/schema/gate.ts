import { z } from "zod";
import { modelConfigSchema } from "../schema.ts";
import { backtestResult } from "./backtest.ts";
import { runSchema } from "./prediction.ts";

const count = z.number().int();

export const gateParams = z.object({
  modelId: count,
  config: modelConfigSchema,
  /** The version in use that it would follow. */
  currentId: count,
  version: count,
  current: modelConfigSchema,
  dates: z.array(z.iso.date()),
  horizon: count,
  lead: count,
});
export type GateParams = z.infer<typeof gateParams>;

/** Risk alerts that would have been raised in a week, on average over the last quarter, on each CSM's Today. */
const alertLine = z.object({
  id: count.nullable(),
  name: z.string().nullable(),
  before: z.number(),
  after: z.number(),
});
export type AlertLine = z.infer<typeof alertLine>;

export const gateResult = z.object({
  backtest: backtestResult,
  weeks: count,
  alerts: z.array(alertLine),
  /** Own measures that were made after some of these weeks had been scored: the alerts do not know them there. */
  unstored: z.array(z.string()).default([]),
});
export type GateResult = z.infer<typeof gateResult>;

export const verdicts = ["better", "same", "worse", "no-verdict"] as const;
export type Verdict = (typeof verdicts)[number];

/** What must be known before a draft becomes the next version. */
export const gateSchema = z.object({
  /** "published": it is a version already, as a screen may find that still shows the draft. */
  state: z.enum(["untried", "trying", "tried", "untestable", "published"]),
  /** Why it cannot be tried on the past. */
  sentence: z.string().nullable(),
  run: runSchema.nullable(),
  result: gateResult.nullable(),
  verdict: z.enum(verdicts).nullable(),
  /** Whether publishing it takes a reason: it is worse, or lower where no verdict is possible. */
  asksReason: z.boolean(),
  /** Whether the caller holds a grant, to see what changes band in money. */
  mayReadMoney: z.boolean(),
});
export type Gate = z.infer<typeof gateSchema>;

/** What a version was published on: the figures of it and of the one before, and the reason why it is worse. */
export const passedSchema = z.object({
  verdict: z.enum(verdicts).nullable(),
  first: z.number().nullable(),
  second: z.number().nullable(),
  reasonIfWorse: z.string().nullable(),
});
export type Passed = z.infer<typeof passedSchema>;
