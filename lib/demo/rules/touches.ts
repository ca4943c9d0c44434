/** What the team did: conversations at the customer's cadence, the monthly pulse, goals and references. */
import type {
  ContactRow,
  DayNumber,
  DemoPlan,
  GoalRow,
  InteractionRow,
  Outcome,
  Profile,
  PulseRow,
  ReferenceRow,
} from "../schema.ts";
import { officeTime } from "./calendar.ts";
import { reviews as businessReviews, conversations, type Mood } from "./conversations.ts";
import type { Engagement } from "./engagement.ts";
import { presentOn } from "./people.ts";
import { goals, pulseReasons } from "./phrases.ts";
import { at, type Random, random } from "./random.ts";

function endOf(plan: DemoPlan, outcome: Outcome): DayNumber {
  return outcome.returnedOn === null && outcome.churnedOn !== null ? Math.min(plan.asOf, outcome.churnedOn) : plan.asOf;
}

function isSilent(profile: Profile, day: DayNumber): boolean {
  return profile.episodes.some(
    ({ kind, from, until }) =>
      (kind === "silence" || kind === "champion") && day > from + 9 && (until === null || day < until),
  );
}

const daysBetweenReviews = 88;

/** How it felt, whom it went to, whether the customer reads it, and what comes next. */
function feltOf(felt: Random, day: DayNumber, mood: Mood, { kind, next }: Pick<InteractionRow, "kind" | "next">) {
  const sentiments = { good: "positive", flat: null, bad: "negative" } as const;
  const plans = next !== null && felt.chance(0.7);
  return {
    sentiment: felt.chance(0.75) ? sentiments[mood] : ("neutral" as const),
    direction: kind === "email" ? felt.pick(["in", "out", "out"] as const) : null,
    shared: kind === "review" || (kind === "check-in" && felt.chance(0.3)),
    next: plans ? next : null,
    nextOn: plans ? day + felt.int(3, 14) : null,
  };
}

export function interactionsOf(
  plan: DemoPlan,
  profile: Profile,
  outcome: Outcome,
  engagement: Engagement,
  contacts: ContactRow[],
): InteractionRow[] {
  const rng = random(plan.seed, profile.index, 10);
  const felt = random(plan.seed, profile.index, 15);
  const rows: InteractionRow[] = [];
  const until = endOf(plan, outcome);
  const diligence = rng.between(0.8, 1.5);
  let reviewedOn = engagement.from;
  for (let day = engagement.from + rng.int(1, 9); day < until; ) {
    const engaged = engagement.on(day);
    const quiet = isSilent(profile, day);
    const mood = quiet || engaged < 0.4 ? "bad" : engaged > 0.68 ? "good" : "flat";
    const words = rng.next();
    const way = quiet
      ? rng.pick(["email", "note"] as const)
      : rng.pick(["call", "email", "meeting", "meeting", "note"] as const);
    const reviews = way === "meeting" && mood !== "bad" && day - reviewedOn >= daysBetweenReviews;
    if (reviews) reviewedOn = day;
    const choice = conversations[mood][way];
    const said = reviews ? businessReviews[mood] : at(choice, Math.floor(words * choice.length));
    rows.push({
      kind: said.kind,
      at: officeTime(day, rng.next()),
      contact: rng.pick([...presentOn(contacts, day), null]),
      summary: said.summary,
      outcome: rng.chance(0.85) ? said.outcome : null,
      ...feltOf(felt, day, mood, said),
    });
    day += Math.max(2, Math.round(profile.cadenceDays * diligence * rng.between(0.6, 1.4) * (quiet ? 2.6 : 1)));
  }
  return rows;
}

export function pulsesOf(plan: DemoPlan, profile: Profile, outcome: Outcome, engagement: Engagement): PulseRow[] {
  const rng = random(plan.seed, profile.index, 11);
  const rows: PulseRow[] = [];
  if (profile.contractStart === null) return rows;
  const until = endOf(plan, outcome);
  for (let day = engagement.from + rng.int(20, 45); day < until; day += rng.int(26, 60)) {
    const felt = rng.normal(engagement.on(day - 10) + 0.04, 0.13);
    const value = felt > 0.62 ? 3 : felt > 0.42 ? 2 : 1;
    rows.push({ at: officeTime(day, rng.next()), value, reason: rng.pick<string>(pulseReasons[value]) });
  }
  const trouble = profile.episodes.find((episode) => episode.until === null && episode.from + 12 < until);
  if (trouble) {
    const at = officeTime(Math.min(until - 1, trouble.from + rng.int(12, 24)), rng.next());
    const value = trouble.depth > 0.4 ? 1 : 2;
    rows.push({ at, value, reason: rng.pick<string>(pulseReasons[value]) });
  }
  return rows;
}

export function goalsOf(plan: DemoPlan, profile: Profile, outcome: Outcome): GoalRow[] {
  const rng = random(plan.seed, profile.index, 12);
  const rows: GoalRow[] = [];
  if (profile.contractStart === null) return rows;
  const start = Math.max(profile.contractStart, plan.asOf - 400);
  for (let left = rng.int(0, 2); left > 0; left--) {
    const { title, unit, baseline, target } = rng.pick(goals);
    if (rows.some((row) => row.title === title)) continue;
    const createdOn = start + rng.int(5, 60);
    const dueOn = createdOn + rng.int(120, 300);
    const until = endOf(plan, outcome);
    if (createdOn >= until) continue;
    const elapsed = Math.min(1, (until - createdOn) / (dueOn - createdOn));
    const progress = Math.max(0, Math.min(1.1, elapsed * rng.normal(profile.fit * 1.45, 0.22)));
    const reached = progress >= 1;
    const current = Math.round((baseline + (target - baseline) * progress) * 10) / 10;
    const reachedOn = reached ? Math.min(until - 1, createdOn + Math.round((dueOn - createdOn) * 0.9)) : null;
    rows.push({ title, unit, baseline, target, current, dueOn, reachedOn, createdOn });
  }
  return rows;
}

export function referencesOf(plan: DemoPlan, profile: Profile, outcome: Outcome): ReferenceRow[] {
  const rng = random(plan.seed, profile.index, 13);
  const since = profile.contractStart;
  if (since === null || profile.fit < 0.76 || !rng.chance(0.45)) return [];
  const liveFrom = Math.max(since + 150, plan.asOf - 600) + rng.int(0, 120);
  if (liveFrom >= endOf(plan, outcome)) return [];
  const liveUntil = outcome.churnedOn !== null && outcome.churnedOn > liveFrom ? outcome.churnedOn : null;
  return [{ kind: rng.pick(["reference", "case-study"] as const), liveFrom, liveUntil }];
}
