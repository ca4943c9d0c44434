import { z } from "zod";
import { bandSchema, daySchema, modelConfigSchema } from "../schema.ts";
import { passedSchema } from "./gate.ts";

export const modelSchema = z.object({
  id: z.number().int(),
  version: z.number().int().nullable(),
  status: z.enum(["draft", "published"]),
  name: z.string(),
  config: modelConfigSchema,
  basedOnId: z.number().int().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  publishedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
  note: z.string().nullable(),
  /** What it was published on; null for drafts, and where there was nothing to try it on. */
  passed: passedSchema.nullable(),
});
export type Model = z.infer<typeof modelSchema>;

export const scoresSchema = z.object({
  points: z.array(
    z.object({
      day: daySchema,
      score: z.number().nullable(),
      band: bandSchema,
      version: z.number().nullable(),
      revised: z.boolean(),
    }),
  ),
  marks: z.array(z.object({ day: daySchema, label: z.string() })),
});

export const evidenceSchema = z.object({
  label: z.string(),
  definition: z.string(),
  why: z.string(),
  title: z.string(),
  rows: z.array(z.object({ at: z.string().nullable(), what: z.string(), detail: z.string().nullable() })),
  total: z.number().int(),
});

export const backfillSchema = z.object({
  id: z.number().int(),
  state: z.string(),
  done: z.number().int(),
  total: z.number().int(),
  fromDay: daySchema,
  finishedAt: z.string().nullable(),
});
