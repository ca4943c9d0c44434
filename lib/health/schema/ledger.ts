import { z } from "zod";
import { bandSchema, confidenceSchema, daySchema, dimensions } from "../schema.ts";

const wholeOrNull = z.number().int().nullable();

export const ledgerRowSchema = z.object({
  key: z.string(),
  label: z.string(),
  dimension: z.enum(dimensions),
  definition: z.string(),
  why: z.string(),
  band: bandSchema,
  evidence: z.string(),
  value: z.number().nullable(),
  /** 0–100, null when unknown. */
  part: z.number().nullable(),
  points: wholeOrNull,
  exactPoints: z.number().nullable(),
  of: z.number().int(),
  /** Score points since the earlier day; null without one. */
  change: wholeOrNull,
});
export type LedgerRow = z.infer<typeof ledgerRowSchema>;

export const splitSchema = z.object({
  data: z.number().int(),
  configuration: z.number().int(),
  missing: z.number().int(),
});

export const ledgerSchema = z.object({
  accountId: z.number().int(),
  asOf: daySchema,
  segment: z.object({ key: z.string(), label: z.string(), healthy: z.number(), watch: z.number() }),
  rows: z.array(ledgerRowSchema),
  notInUse: z.array(z.object({ key: z.string(), label: z.string() })),
  points: z.number().int(),
  known: z.number().int(),
  inUse: z.number().int(),
  score: wholeOrNull,
  exactScore: z.number().nullable(),
  band: bandSchema,
  coverage: z.number(),
  freshness: z.number(),
  confidence: confidenceSchema,
  unknownCount: z.number().int(),
  frozenOn: daySchema.nullable(),
  since: daySchema.nullable(),
  change: wholeOrNull,
  split: splitSchema.nullable(),
  summary: z.string(),
});
export type Ledger = z.infer<typeof ledgerSchema>;
