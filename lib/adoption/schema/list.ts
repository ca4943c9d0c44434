import { z } from "zod";
import { accountFilters } from "#lib/accounts/schema.ts";

const day = z.iso.date();
const id = z.coerce.number().int().positive();
const count = z.number();

export const adoptionSorts = ["name", "breadth", "depth", "days", "trend", "unused", "renewal", "feature"] as const;
export type AdoptionSort = (typeof adoptionSorts)[number];
/** "silent": no use for two weeks, after some; "falling": its users were active on half as many days, or fewer. */
export const quietKinds = ["silent", "falling"] as const;
export type QuietKind = (typeof quietKinds)[number];

/** In the plan; ever tried; used regularly in the month; used as a habit in it. */
export const funnelStages = ["in-plan", "tried", "regular", "habit"] as const;
export type FunnelStage = (typeof funnelStages)[number];

/** In the place of a segment's name: the accounts without one. */
export const noSegment = "~none";

/** Which accounts; all conditions hold. Only present customers are in the list, but for a stage or a cohort of the past. */
export const adoptionFilters = accountFilters
  .pick({ q: true, owner: true, owners: true, segment: true, tier: true, renews: true })
  .extend({
    team: id.optional(),
    plan: z.array(z.string().max(80)).max(50).default([]),
    /** A feature of its plan that it uses, or does not use. */
    uses: id.optional(),
    unused: id.optional(),
    /** Only accounts that leave some feature of their plan unused. */
    anyUnused: z.stringbool().or(z.boolean()).optional(),
    quiet: z.enum(["any", ...quietKinds]).optional(),
    /** As of this past day; present figures neither choose nor sort then (rules/past.ts). */
    on: day.optional(),
    /** How far they were with `feature` by the end of `month`, of those who were customers then. */
    stage: z.enum(funnelStages).optional(),
    feature: id.optional(),
    month: day.optional(),
    /** Began in the month of `cohort`; used the product in `month`, or did not. */
    cohort: day.optional(),
    did: z.enum(["any", "not"]).optional(),
  });
export type AdoptionFilters = z.infer<typeof adoptionFilters>;

export const adoptionListInput = adoptionFilters.extend({
  sort: z.enum(adoptionSorts).default("breadth"),
  dir: z.enum(["asc", "desc"]).default("asc"),
  /** The feature that "feature" sorts by. */
  by: id.optional(),
  /** The features whose cells each row carries. */
  features: z.array(id).max(200).default([]),
  /** Whether each row tells how many people were active, and how many went quiet. */
  people: z.stringbool().or(z.boolean()).default(false),
  after: z.string().max(300).optional(),
  size: z.coerce.number().int().min(1).max(200).default(50),
});
export type AdoptionListInput = z.infer<typeof adoptionListInput>;

/** What a cell says; see rules/cell.ts. */
export const cellStates = ["habit", "regular", "seldom", "unused", "outside", "not-in-plan", "no-data"] as const;
export type CellState = (typeof cellStates)[number];

export const adoptionCell = z.object({
  featureId: count,
  state: z.enum(cellStates),
  /** Days with use of the last 28, and of the 28 before. */
  days: count,
  before: count,
});
export type AdoptionCell = z.infer<typeof adoptionCell>;

export const adoptionRow = z.object({
  id: count,
  name: z.string(),
  segment: z.string().nullable(),
  tier: z.string().nullable(),
  plan: z.string().nullable(),
  ownerName: z.string().nullable(),
  renewalOn: day.nullable(),
  /** Features of the plan, and of those used in 28 days and in the 28 before; null without any feature's use ever. */
  inPlan: count,
  used: count.nullable(),
  usedBefore: count.nullable(),
  /** Uses per active user and day; null without active users. */
  depth: count.nullable(),
  depthBefore: count.nullable(),
  /** Days with any use, of 28; null before any data. */
  days: count.nullable(),
  daysBefore: count.nullable(),
  /** Days on which its users were active, summed over users, and the most users on one day. */
  userDays: count,
  userDaysBefore: count,
  users: count.nullable(),
  usersBefore: count.nullable(),
  /** Change of the number of uses against the 28 days before, as a share. */
  trend: count.nullable(),
  lastOn: day.nullable(),
  quiet: z.enum(quietKinds).nullable(),
  /** Names of the features of its plan that it did not use, and how many there are. */
  unused: z.array(z.string()),
  unusedCount: count.nullable(),
  cells: z.array(adoptionCell),
  /** People active in the 28 days, in the 28 before, and of those the ones not since; null when nothing told of people, or not asked for. */
  people: z.object({ now: count, before: count, quiet: count }).nullable(),
});
export type AdoptionRow = z.infer<typeof adoptionRow>;

export const adoptionPage = z.object({
  rows: z.array(adoptionRow),
  next: z.string().nullable(),
  previous: z.string().nullable(),
  /** Counted up to 10,000. */
  total: count,
  more: z.boolean(),
});
export type AdoptionPage = z.infer<typeof adoptionPage>;

const line = z.object({
  accounts: count,
  known: count,
  used: count,
  usedBefore: count,
  inPlan: count,
  events: count,
  eventsBefore: count,
  userDays: count,
  userDaysBefore: count,
  days: count,
  daysBefore: count,
});
/** Of accounts that have it in their plan: `used` of `inPlan` used it, on `days` days together. */
export const featureLine = line.extend({ id: count, key: z.string(), name: z.string() });
export type FeatureLine = z.infer<typeof featureLine>;
/** `segment`: null is the accounts without one. `features`: how many of its accounts used each, by id. */
export const segmentLine = line.extend({
  segment: z.string().nullable(),
  features: z.array(z.object({ id: count, used: count, inPlan: count })),
});
export type SegmentLine = z.infer<typeof segmentLine>;
const named = z.object({ id: z.string(), name: z.string() });

export const adoptionOverview = z.object({
  /** The day that the figures are of; null before they were ever made. */
  day: day.nullable(),
  whole: line.nullable(),
  /** Most used first. */
  features: z.array(featureLine),
  segments: z.array(segmentLine),
  choices: z.object({
    segments: z.array(named),
    tiers: z.array(named),
    plans: z.array(named),
    teams: z.array(named),
    owners: z.array(named),
  }),
});
export type AdoptionOverview = z.infer<typeof adoptionOverview>;

export const featureDays = z.object({
  account: z.object({ id: count, name: z.string(), plan: z.string().nullable() }),
  feature: z.object({ id: count, name: z.string() }),
  asOf: day,
  inPlan: z.boolean(),
  firstOn: day.nullable(),
  lastOn: day.nullable(),
  /** The 56 days, newest first; null is a day from which nothing arrived for the account at all. */
  days: z.array(z.object({ day, events: count.nullable(), users: count.nullable() })),
});
export type FeatureDays = z.infer<typeof featureDays>;
