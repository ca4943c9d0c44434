/**
 * Who leaves, when and why. Each week a paying customer leaves with a chance that grows as its engagement six weeks earlier
 * was lower and as its renewal comes near; chance has the last word. Customers whose story happens now are still here.
 */
import type { DayNumber, DemoPlan, Outcome, Persona, Profile } from "../schema.ts";
import type { Engagement } from "./engagement.ts";
import { type Random, random } from "./random.ts";

const stillHere: ReadonlySet<Persona> = new Set<Persona>([
  "went silent",
  "champion left",
  "slow onboarding",
  "just started",
  "renewal in 20 days",
  "source went silent",
  "support storm",
  "unhappy but stays",
  "on trial",
]);

const reasons = {
  silence: [
    ["Low adoption", "The team never moved its daily work over."],
    ["No perceived value", "They could not name what had become better."],
  ],
  champion: [
    ["Champion left", "The new lead brought the tool of the previous employer."],
    ["Reorganisation", "The department was merged; its budget went with it."],
  ],
  support: [
    ["Support quality", "Two tickets stayed open for weeks before the decision."],
    ["Missing feature", "They needed offline forms on tablets."],
  ],
  budget: [
    ["Budget cut", "All tools without an owner were cut for the next year."],
    ["Price", "They found the renewal too dear for the seats in use."],
  ],
} as const;
const withoutSign = [
  ["Acquired", "Bought by a group that uses another platform everywhere."],
  ["Closed down", "The business unit was closed."],
] as const;

export const nothingHappened: Outcome = { churnedOn: null, returnedOn: null, reason: null, note: null };

/** Days until the contract's next anniversary. */
export function daysToAnniversary(contractStart: DayNumber, day: DayNumber): number {
  const passed = (((day - contractStart) % 365) + 365) % 365;
  return 365 - passed;
}

function leave(profile: Profile, day: DayNumber, rng: Random): Outcome {
  const trouble = profile.episodes.find((episode) => episode.from <= day);
  const known = trouble && profile.persona !== "leaves without a sign";
  const [reason, note] = rng.pick<readonly [string, string]>(known ? reasons[trouble.kind] : withoutSign);
  const returnedOn = profile.persona === "won back" ? day + rng.int(70, 120) : null;
  return { churnedOn: day, returnedOn, reason, note };
}

export function weeklyHazard(engagement: number, daysToRenewal: number): number {
  const base = 0.0098 * Math.exp(-7.5 * engagement);
  return Math.min(0.3, base * (daysToRenewal <= 35 ? 4 : 1) * (engagement < 0.3 ? 2.5 : 1));
}

export function outcomeOf(plan: DemoPlan, profile: Profile, engagement: Engagement): Outcome {
  const rng = random(plan.seed, profile.index, 3);
  const { persona, contractStart } = profile;
  if (persona === "trial lost") {
    return { churnedOn: profile.startsOn + rng.int(14, 30), returnedOn: null, reason: null, note: null };
  }
  if (contractStart === null || stillHere.has(persona)) return nothingHappened;
  const earliest = Math.max(engagement.from, contractStart) + 60;
  if (persona === "won back") return leave(profile, plan.asOf - rng.int(300, 400), rng);
  if (persona === "leaves without a sign") {
    const day = earliest + rng.int(30, 500);
    return day < plan.asOf ? leave(profile, day, rng) : nothingHappened;
  }
  for (let day = earliest; day < plan.asOf; day += 7) {
    const hazard = weeklyHazard(engagement.on(day - 42), daysToAnniversary(contractStart, day));
    if (rng.chance(hazard)) return leave(profile, Math.min(plan.asOf - 1, day + rng.int(0, 6)), rng);
  }
  return nothingHappened;
}
