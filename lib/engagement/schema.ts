import { z } from "zod";

const id = z.coerce.number().int().positive();
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const bands = ["at-risk", "watch", "healthy", "unknown"] as const;

export const attentionKinds = [
  "at-risk",
  "drop",
  "onboarding",
  "renewal",
  "intervention",
  "cadence",
  "silent",
] as const;
export type AttentionKind = (typeof attentionKinds)[number];
export const decisions = ["done", "snoozed", "dismissed"] as const;

export const pulseInput = z.object({
  accountId: id,
  value: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  reason: z.string().trim().min(1, "Say in a few words why").max(500),
});
export type PulseInput = z.infer<typeof pulseInput>;
export const pulseRow = z.object({
  id: z.number(),
  value: z.number(),
  reason: z.string(),
  at: instant,
  by: z.string().nullable(),
});
export type PulseRow = z.infer<typeof pulseRow>;

/** "dismissed" is "not a real risk": kept, because it says how precise the alerts are. */
export const decideInput = z.object({
  accountIds: z.array(id).min(1).max(1000),
  decision: z.enum(decisions),
  untilOn: day.nullable().default(null),
  reason: z.string().trim().max(500).nullable().default(null),
});
export type DecideInput = z.infer<typeof decideInput>;

export const needRow = z.object({
  accountId: z.number(),
  name: z.string(),
  segment: z.string().nullable(),
  tier: z.string().nullable(),
  renewalOn: day.nullable(),
  band: z.enum(bands),
  /** The band that somebody set by hand beside it. */
  byHand: z.enum(["healthy", "watch", "at-risk"]).nullable(),
  score: z.number().nullable(),
  delta14: z.number().nullable(),
  confidence: z.string().nullable(),
  spark: z.array(z.number().nullable()),
  summary: z.string().nullable(),
  kind: z.enum(attentionKinds),
  why: z.string(),
  step: z.object({ label: z.string(), href: z.string() }),
});
export type NeedRow = z.infer<typeof needRow>;

export const todayOutput = z.object({
  asOf: day,
  rows: z.array(needRow),
  total: z.number(),
  book: z.number(),
  since: z.object({
    at: instant.nullable(),
    turnedAtRisk: z.number(),
    recovered: z.number(),
    answers: z.number(),
    tickets: z.number(),
  }),
  renewals: z.object({ commit: z.number(), likely: z.number(), atRisk: z.number(), unset: z.number() }),
  cadence: z.object({ inTime: z.number(), overdue: z.number() }),
});
export type TodayOutput = z.infer<typeof todayOutput>;
