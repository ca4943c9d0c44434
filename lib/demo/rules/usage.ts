/**
 * Daily use: people active and events on an account, and on each feature of its plan. A day without use has no row, as in
 * real feeds. A source that went silent stops sending while its customer goes on working.
 */
import type { DayNumber, DemoPlan, FeatureUsageRow, Outcome, Profile, UsageRow } from "../schema.ts";
import { weekday } from "./calendar.ts";
import { features } from "./catalog.ts";
import type { Engagement } from "./engagement.ts";
import { type Random, random } from "./random.ts";

type Reach = { feature: number; from: DayNumber; often: number; share: number };

function isPresent(outcome: Outcome, day: DayNumber): boolean {
  if (outcome.churnedOn === null || day < outcome.churnedOn) return true;
  return outcome.returnedOn !== null && day >= outcome.returnedOn;
}

export function silentFrom(plan: DemoPlan, profile: Profile): DayNumber {
  return profile.persona === "source went silent" ? plan.asOf - 12 - (profile.index % 20) : plan.asOf;
}

function reachOf(profile: Profile, rng: Random): Reach[] {
  const open = features.flatMap((feature, position) =>
    feature.plans.some((name) => name === profile.plan) ? [{ feature, position }] : [],
  );
  return open.flatMap(({ feature, position }) =>
    rng.chance(Math.min(0.98, feature.pull * (0.45 + 0.75 * profile.fit)))
      ? [
          {
            feature: position,
            from: profile.startsOn + Math.floor(rng.between(0, position < 3 ? 14 : 260)),
            often: feature.often,
            share: rng.between(0.25, 0.8) * feature.pull,
          },
        ]
      : [],
  );
}

function activeUsers(rng: Random, seats: number, engaged: number, day: DayNumber): number {
  const isWeekend = weekday(day) > 4;
  const share = engaged * (isWeekend ? 0.05 : 0.8) * rng.between(0.85, 1.15);
  const exact = Math.min(seats, seats * share);
  return Math.floor(exact) + (rng.chance(exact % 1) ? 1 : 0);
}

export function usageOf(
  plan: DemoPlan,
  profile: Profile,
  outcome: Outcome,
  engagement: Engagement,
  seatsOn: (day: DayNumber) => number,
): { usage: UsageRow[]; featureUsage: FeatureUsageRow[] } {
  const rng = random(plan.seed, profile.index, 5);
  const reach = reachOf(profile, rng);
  const intensity = rng.between(6, 22);
  const usage: UsageRow[] = [];
  const featureUsage: FeatureUsageRow[] = [];
  const until = silentFrom(plan, profile);
  for (let day = Math.max(engagement.from, plan.asOf - plan.usageDays); day < until; day++) {
    if (!isPresent(outcome, day)) continue;
    const engaged = engagement.on(day);
    const users = activeUsers(rng, seatsOn(day), engaged, day);
    if (users === 0) continue;
    usage.push({
      day,
      events: Math.max(users, Math.round(users * intensity * rng.between(0.8, 1.2))),
      activeUsers: users,
    });
    if (day < plan.asOf - plan.featureDays) continue;
    for (const { feature, from, often, share } of reach) {
      if (day < from || !rng.chance(often * Math.min(1, 0.35 + engaged))) continue;
      const people = Math.max(1, Math.round(users * share));
      featureUsage.push({ feature, day, events: people * rng.int(1, 6), users: people });
    }
  }
  return { usage, featureUsage };
}
