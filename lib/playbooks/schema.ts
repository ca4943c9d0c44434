import { z } from "zod";
import { roles } from "#lib/caller.ts";

const days = (most: number) => z.coerce.number().int().min(0, "Use 0 or more days.").max(most);
const someDays = (most: number) => z.coerce.number().int().min(1, "Use at least 1 day.").max(most);
const text = (most: number) => z.string().trim().min(1, "Write a few words here.").max(most);
const bands = ["at-risk", "watch", "healthy", "unknown"] as const;

export const protocolModes = ["off", "shadow", "on"] as const;
export type ProtocolMode = (typeof protocolModes)[number];
export const interventionStates = ["open", "recovered", "lost", "stopped"] as const;
export type InterventionState = (typeof interventionStates)[number];
export const outcomes = ["worked", "by-itself", "not-a-risk", "left", "other"] as const;
export type Outcome = (typeof outcomes)[number];
export const scopeKinds = ["account", "segment", "whole"] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** What may start an intervention. Amounts are whole units of the reporting currency a year. */
export const triggerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("band"), bands: z.array(z.enum(bands)).min(1, "Choose at least one band.") }),
  z.object({ kind: z.literal("score-drop"), points: z.coerce.number().min(1).max(100) }),
  z.object({
    kind: z.literal("measure"),
    measure: z.string().min(1, "Choose a measure."),
    side: z.enum(["below", "above"]),
    value: z.coerce.number(),
  }),
  z.object({
    kind: z.literal("metric"),
    metric: z.string().min(1, "Choose a metric."),
    scopes: z.array(z.enum(scopeKinds)).min(1, "Choose accounts, segments or the whole."),
    below: z.coerce.number(),
    /** So many answers, or rows, there must be: of an account, and of a segment or the whole. */
    leastOfAccount: z.coerce.number().int().min(1).max(1000),
    leastOfMany: z.coerce.number().int().min(1).max(100_000),
  }),
  z.object({ kind: z.literal("milestone"), graceDays: days(365), idleDays: someDays(365) }),
  z.object({ kind: z.literal("start"), withinDays: someDays(365) }),
  z.object({ kind: z.literal("renewal"), withinDays: someDays(730) }),
  z.object({ kind: z.literal("silence"), days: someDays(730) }),
  z.object({ kind: z.literal("champion") }),
  z.object({ kind: z.literal("opportunity"), over: z.coerce.number().int().min(1).max(1_000_000_000) }),
  z.object({ kind: z.literal("interaction"), lateDays: days(365) }),
]);
export type Trigger = z.infer<typeof triggerSchema>;

export const conditionSchema = z.discriminatedUnion("field", [
  z.object({ field: z.literal("band"), is: z.array(z.enum(bands)).min(1, "Choose at least one band.") }),
  z.object({ field: z.literal("segment"), is: z.array(text(100)).min(1, "Choose at least one segment.") }),
  z.object({ field: z.literal("tier"), is: z.array(text(100)).min(1, "Choose at least one tier.") }),
  z.object({ field: z.literal("coverage"), least: z.coerce.number().min(0).max(1) }),
  z.object({ field: z.literal("tenure"), leastDays: days(3650) }),
  z.object({ field: z.literal("renewal"), withinDays: someDays(730) }),
  z.object({ field: z.literal("paying"), is: z.boolean() }),
]);
export type Condition = z.infer<typeof conditionSchema>;

const categories = ["technical", "product", "sales", "billing", "legal", "customer-service", "onboarding"] as const;

export const stepSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("task"),
    title: text(200),
    detail: z.string().trim().max(1000).default(""),
    role: z.enum(roles),
    dueDays: days(365),
    priority: z.enum(["normal", "high"]).default("normal"),
  }),
  z.object({
    kind: z.literal("email"),
    to: z.enum(["champion", "sponsor", "any"]),
    subject: text(200),
    body: text(5000),
  }),
  z.object({
    kind: z.literal("escalation"),
    category: z.enum(categories),
    severity: z.enum(["low", "normal", "high", "urgent"]),
    title: text(200),
    summary: text(1000),
  }),
  z.object({ kind: z.literal("wait"), days: someDays(365) }),
  z.object({ kind: z.literal("check") }),
]);
export type Step = z.infer<typeof stepSchema>;

export const definitionSchema = z.object({
  name: text(80),
  why: z.string().trim().max(500).default(""),
  trigger: triggerSchema,
  conditions: z.array(conditionSchema).max(10).default([]),
  /** So many days it must hold before it counts. */
  sustainDays: days(90).default(0),
  steps: z.array(stepSchema).min(1, "Add at least one step.").max(20),
  /** Recovered: the condition has been over for so many days. */
  recoveredDays: days(90).default(0),
  /** Stopped by itself after so many days; null: never. */
  stopAfterDays: someDays(730).nullable().default(null),
  /** After an end, nothing is opened again for the same account for so many days. */
  coolDownDays: days(365).default(14),
});
export type Definition = z.infer<typeof definitionSchema>;

/** What a protocol is judged by, and what an intervention keeps of the moment: of an account, as of a day. */
export type PlayFacts = {
  accountId: number;
  name: string;
  segment: string | null;
  tier: string | null;
  paying: boolean;
  left: boolean;
  tenureDays: number | null;
  band: (typeof bands)[number];
  score: number | null;
  drop: number | null;
  coverage: number;
  /** Values of measures by position; null or none is unknown. */
  values: readonly (number | null)[];
  renewalDays: number | null;
  /** Days since anything was heard: use, conversation, ticket, answer; null when nothing ever was. */
  quietDays: number | null;
  /** Days since anybody spoke to it, and how often that should be. */
  talkDays: number | null;
  cadenceDays: number;
  championGone: string | null;
  onboarding: {
    startedDays: number;
    done: number;
    /** Open milestones that are overdue or blocked, the longest overdue first. */
    open: { name: string; days: number; blocked: string | null }[];
    /** Days since a milestone was reached, or the plan began; 0 when nothing is left to reach. */
    idleDays: number;
  } | null;
  satisfaction: { answers: number; satisfied: number };
  /** Ids of protocols whose threshold the open opportunities are together over. */
  overThreshold: readonly number[];
};

/** A figure of a segment or of the whole. */
export type SliceFacts = { kind: "segment" | "whole"; name: string | null; value: number | null; n: number };

const count = z.number().int();
export const whySchema = z.object({
  /** The sentence that says why. */
  text: z.string(),
  /** What the sentence rests on, one line a fact. */
  facts: z.array(z.object({ label: z.string(), value: z.string(), href: z.string().nullable() })),
  blockers: z.array(z.string()).default([]),
  /** The health ledger of that moment; none where no score was. */
  ledger: z.unknown().nullable().default(null),
});
export type Why = z.infer<typeof whySchema>;

export const protocolIdInput = z.object({ protocolId: z.coerce.number().int().positive() });
export const madeSchema = z.object({ id: count });
