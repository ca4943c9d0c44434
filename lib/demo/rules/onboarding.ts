/** The onboarding plan of a customer: five milestones, the third of which is first value. Teams have become faster at it over two years. */
import type { DayNumber, DemoPlan, MilestoneRow, Outcome, PlanRow, Profile } from "../schema.ts";
import { blockers } from "./phrases.ts";
import { onboardingDays } from "./profile.ts";
import { at, type Random, random } from "./random.ts";

type Step = { name: string; ownerSide: "us" | "customer"; share: number; isFirstValue: boolean };

const steps: readonly Step[] = [
  { name: "Kick-off", ownerSide: "us", share: 0.08, isFirstValue: false },
  { name: "Data import", ownerSide: "customer", share: 0.3, isFirstValue: false },
  { name: "First work order signed off", ownerSide: "customer", share: 0.55, isFirstValue: true },
  { name: "Team trained", ownerSide: "us", share: 0.78, isFirstValue: false },
  { name: "All sites live", ownerSide: "customer", share: 1, isFirstValue: false },
];

/** How long a plan really takes against its schedule; long ago it took about twice as long. */
function pace(plan: DemoPlan, profile: Profile, startedOn: DayNumber, rng: Random): number {
  if (profile.persona === "slow onboarding") return rng.between(2.4, 3.4);
  const yearsAgo = Math.max(0, Math.min(2, (plan.asOf - startedOn) / 365));
  const usual = yearsAgo > 1 ? 1.3 + 0.25 * (yearsAgo - 1) : 0.52 + 0.3 * yearsAgo;
  return Math.max(0.4, rng.normal(usual + (0.7 - profile.fit) * 0.4, 0.16));
}

function milestone(step: Step, startedOn: DayNumber, length: number, speed: number, until: DayNumber, rng: Random) {
  const originalDueOn = startedOn + Math.round(length * step.share);
  const doneOn = startedOn + Math.max(1, Math.round(length * step.share * speed * rng.between(0.9, 1.1)));
  const completedOn = doneOn < until ? doneOn : null;
  const isLate = completedOn === null && originalDueOn < until;
  return {
    name: step.name,
    ownerSide: step.ownerSide,
    isFirstValue: step.isFirstValue,
    originalDueOn,
    dueOn: isLate ? Math.min(until + 14, originalDueOn + 14) : originalDueOn,
    completedOn,
    blockedReason: null,
    blockedOn: null,
  } satisfies MilestoneRow;
}

function block(milestones: MilestoneRow[], plan: DemoPlan, rng: Random): void {
  const waiting = milestones.find((row) => row.completedOn === null);
  if (!waiting || waiting.originalDueOn >= plan.asOf - 2) return;
  waiting.blockedReason = rng.pick(blockers);
  waiting.blockedOn = Math.min(plan.asOf - 1, waiting.originalDueOn + rng.int(-6, 2));
}

export function onboardingOf(
  plan: DemoPlan,
  profile: Profile,
  outcome: Outcome,
  historyStart: DayNumber,
): PlanRow | null {
  const startedOn = profile.contractStart;
  if (startedOn === null || startedOn >= plan.asOf || startedOn < historyStart - 60) return null;
  const rng = random(plan.seed, profile.index, 9);
  const length = Math.round(onboardingDays[profile.segment] * rng.between(0.9, 1.1));
  const speed = pace(plan, profile, startedOn, rng);
  const until = Math.min(plan.asOf, outcome.churnedOn ?? plan.asOf);
  let before = startedOn;
  const milestones: MilestoneRow[] = steps.map((step) => {
    const row: MilestoneRow = milestone(step, startedOn, length, speed, until, rng);
    if (row.completedOn !== null) row.completedOn = Math.max(before, row.completedOn);
    before = row.completedOn ?? before;
    return row;
  });
  const last = at(milestones, milestones.length - 1);
  const isPaused = last.completedOn === null && profile.persona === "steady" && rng.chance(0.2);
  if (profile.persona === "slow onboarding") block(milestones, plan, rng);
  const isOver = outcome.churnedOn !== null && last.completedOn === null;
  return {
    name: `${profile.plan} onboarding`,
    template: profile.segment === "Enterprise" ? "Guided rollout" : "Standard",
    status: last.completedOn !== null ? "completed" : isOver ? "cancelled" : isPaused ? "paused" : "running",
    startedOn,
    originalDueOn: last.originalDueOn,
    dueOn: last.dueOn,
    completedOn: last.completedOn,
    pausedOn: isPaused ? until - 12 : null,
    milestones,
  };
}
