import { z } from "zod";
import { bandSchema, modelConfigSchema } from "../schema.ts";
import { ownMeasureSchema } from "./own-measure.ts";

const count = z.number().int();
const ids = z.number().int();

/** Values by registry position; a sample when the book is larger than what is sent. `cases` and `was`: see alert cases. */
export const previewAccountSchema = z.object({
  id: ids,
  name: z.string(),
  segment: z.string().nullable(),
  values: z.array(z.number().nullable()),
  keepers: z.array(ids),
  cases: count,
  was: z.number().nullable(),
});
export type PreviewAccount = z.infer<typeof previewAccountSchema>;

const person = z.object({ id: ids, name: z.string() });

export const previewBookSchema = z.object({
  accounts: z.array(previewAccountSchema),
  /** Who keeps accounts of it, by name. */
  people: z.array(person),
  total: count,
  inUse: z.array(z.boolean()),
  /** The team's own measures; the built-in ones everybody has. */
  own: z.array(ownMeasureSchema),
});
export type PreviewBook = z.infer<typeof previewBookSchema>;

const flip = z.object({
  id: ids,
  name: z.string(),
  from: bandSchema,
  to: bandSchema,
  before: z.number().nullable(),
  after: z.number().nullable(),
});
export type Flip = z.infer<typeof flip>;

const beforeAfter = z.object({ before: count, after: count });

export const previewSchema = z.object({
  accounts: count,
  /** Ten bins of ten points; unknown accounts are in no bin. */
  bins: z.array(z.object({ from: z.number(), to: z.number(), count, before: count })),
  /** Accounts per band, now and then, and how many come into it. */
  bands: z.record(bandSchema, beforeAfter.extend({ arrive: count })),
  /** Accounts that change band, the largest moves first; at most some hundreds for each band they come into. */
  flips: z.array(flip),
  /** Accounts on each keeper's Today, now and then; null: accounts that nobody keeps. Most first. */
  alerts: z.array(beforeAfter.extend({ id: ids.nullable(), name: z.string().nullable() })),
});
export type Preview = z.infer<typeof previewSchema>;

/** A draft tried on every account, as a job: its progress, and what it found. */
export const previewRunSchema = z.object({
  id: ids,
  modelId: ids,
  state: z.enum(["waiting", "running", "done", "failed"]),
  done: count,
  total: count,
  config: modelConfigSchema,
  /** The version in use that it was compared with. */
  version: count.nullable(),
  result: previewSchema.nullable(),
  error: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type PreviewRun = z.infer<typeof previewRunSchema>;
