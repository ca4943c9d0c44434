import { z } from "zod";
import { emailShape, passwordShape } from "#lib/people/schema.ts";
import { demoDomain } from "./rules/staff.ts";

/** What is kept about the demo company while it is here. */
export const demoShape = z.object({ accounts: z.number().int(), asOf: z.iso.date() });
/** The setting that is there from the first row of the demo company to the last one derived from it. */
export const UNFINISHED = "demo.unfinished";

/** How the admin who clears the demo signs in from then on. */
export const ownSignInShape = z.object({
  name: z.string().trim().min(1, "Write your name.").max(120),
  email: emailShape.refine(
    (typed) => !typed.endsWith(`@${demoDomain}`),
    "Write your own e-mail, not one of the demo's.",
  ),
  password: passwordShape,
});
export type OwnSignIn = z.infer<typeof ownSignInShape>;

/** A calendar day as days since 1970-01-01; an instant as seconds since then (UTC). Text is made only when rows are written. */
export type DayNumber = number;
export type Second = number;

export type Persona =
  | "steady"
  | "expanding"
  | "seasonal"
  | "unhappy but stays"
  | "wavering"
  | "leaves without a sign"
  | "won back"
  | "went silent"
  | "champion left"
  | "slow onboarding"
  | "just started"
  | "renewal in 20 days"
  | "source went silent"
  | "support storm"
  | "on trial"
  | "trial lost";

export type Segment = "Enterprise" | "Mid-market" | "SMB";

export type EpisodeKind = "silence" | "champion" | "support" | "budget";
/** Trouble: engagement sinks by `depth` over four weeks and recovers after `until`. */
export type Episode = { kind: EpisodeKind; from: DayNumber; until: DayNumber | null; depth: number };

export type Profile = {
  index: number;
  persona: Persona;
  segment: Segment;
  tier: string;
  plan: string;
  seats: number;
  industry: string;
  country: string;
  name: string;
  domain: string;
  csm: number | null;
  parent: number | null;
  cadenceDays: number;
  /** First day of use: the trial's start, else the contract's. */
  startsOn: DayNumber;
  trialStartedOn: DayNumber | null;
  contractStart: DayNumber | null;
  fit: number;
  episodes: Episode[];
};

export type Outcome = {
  churnedOn: DayNumber | null;
  returnedOn: DayNumber | null;
  reason: string | null;
  note: string | null;
};

export type ContactRow = {
  name: string;
  email: string;
  title: string;
  role: "champion" | "sponsor" | "admin" | "user";
  joinedOn: DayNumber;
  leftOn: DayNumber | null;
};

export type LineRow = {
  product: string;
  plan: string;
  quantity: number;
  startsOn: DayNumber;
  endsOn: DayNumber | null;
  isTrial: boolean;
  autoRenew: boolean;
  billingMonths: number;
  mrrMinor: number;
};
export type MovementRow = {
  day: DayNumber;
  kind: "new" | "expansion" | "contraction" | "churn" | "reactivation";
  amountMinor: number;
  priceRise: boolean;
  line: number | null;
};
export type PurchaseRow = { day: DayNumber; kind: "new" | "expansion" | "addon" | "renewal"; byPerson: boolean };
export type DealRow = {
  name: string;
  kind: "new" | "expansion" | "renewal";
  stage: string;
  openedOn: DayNumber;
  closesOn: DayNumber;
  closedOn: DayNumber | null;
  won: boolean | null;
  amountMinor: number;
};

export type UsageRow = { day: DayNumber; events: number; activeUsers: number };
export type FeatureUsageRow = { feature: number; day: DayNumber; events: number; users: number };

export type TicketRow = {
  subject: string;
  category: string;
  priority: "low" | "normal" | "high" | "urgent";
  status: "open" | "pending" | "solved" | "closed";
  openedAt: Second;
  firstResponseAt: Second | null;
  closedAt: Second | null;
  escalated: boolean;
};
export type AnswerRow = {
  survey: "csat" | "nps";
  contact: number | null;
  ticket: number | null;
  score: number | null;
  comment: string | null;
  sentAt: Second;
  answeredAt: Second | null;
};

export type MilestoneRow = {
  name: string;
  ownerSide: "us" | "customer";
  isFirstValue: boolean;
  originalDueOn: DayNumber;
  dueOn: DayNumber;
  completedOn: DayNumber | null;
  blockedReason: string | null;
  blockedOn: DayNumber | null;
};
export type PlanRow = {
  name: string;
  template: string;
  status: "running" | "paused" | "completed" | "cancelled";
  startedOn: DayNumber;
  originalDueOn: DayNumber;
  dueOn: DayNumber;
  completedOn: DayNumber | null;
  pausedOn: DayNumber | null;
  milestones: MilestoneRow[];
};

export type InteractionRow = {
  kind: "call" | "email" | "meeting" | "check-in" | "review" | "ticket-note" | "note";
  at: Second;
  contact: number | null;
  summary: string;
  outcome: string | null;
  sentiment: "positive" | "neutral" | "negative" | null;
  direction: "in" | "out" | null;
  shared: boolean;
  next: string | null;
  nextOn: DayNumber | null;
};
export type PulseRow = { at: Second; value: 1 | 2 | 3; reason: string };
export type GoalRow = {
  title: string;
  unit: string;
  baseline: number;
  target: number;
  current: number;
  dueOn: DayNumber;
  reachedOn: DayNumber | null;
  createdOn: DayNumber;
};
export type ReferenceRow = { kind: "reference" | "case-study"; liveFrom: DayNumber; liveUntil: DayNumber | null };

/** One customer with everything that happened to it before `asOf`. Positions refer to the rows of the same customer. */
export type Customer = {
  profile: Profile;
  outcome: Outcome;
  stage: "trial" | "onboarding" | "live" | "churned" | "lost";
  paying: boolean;
  convertedOn: DayNumber | null;
  renewalOn: DayNumber | null;
  renewalForecast: "commit" | "likely" | "at-risk" | null;
  autoRenew: boolean;
  contacts: ContactRow[];
  lines: LineRow[];
  movements: MovementRow[];
  purchases: PurchaseRow[];
  deals: DealRow[];
  usage: UsageRow[];
  featureUsage: FeatureUsageRow[];
  tickets: TicketRow[];
  answers: AnswerRow[];
  plan: PlanRow | null;
  interactions: InteractionRow[];
  pulses: PulseRow[];
  goals: GoalRow[];
  references: ReferenceRow[];
};

/** `asOf` is today: the data ends on the day before. Large companies keep daily rows for a shorter time. */
export type DemoPlan = {
  asOf: DayNumber;
  seed: number;
  accounts: number;
  usageDays: number;
  featureDays: number;
};
