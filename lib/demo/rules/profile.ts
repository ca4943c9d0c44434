/**
 * Who a customer is: persona, size, plan, owner, when it started and what trouble it will have.
 * Personas come in fixed shares of forty, so that even a small company has each of them.
 */
import type { DemoPlan, Episode, EpisodeKind, Persona, Profile, Segment } from "../schema.ts";
import { planOfSegment } from "./catalog.ts";
import { companyName, countries } from "./names.ts";
import { at, type Random, random } from "./random.ts";
import { csmsOf } from "./staff.ts";

const shares: readonly (readonly [Persona, number])[] = [
  ["steady", 9],
  ["expanding", 5],
  ["seasonal", 2],
  ["unhappy but stays", 2],
  ["wavering", 6],
  ["leaves without a sign", 1],
  ["won back", 1],
  ["went silent", 2],
  ["champion left", 2],
  ["slow onboarding", 2],
  ["just started", 1],
  ["renewal in 20 days", 2],
  ["source went silent", 1],
  ["support storm", 2],
  ["on trial", 1],
  ["trial lost", 1],
];
const slots = shares.flatMap(([persona, count]) => Array.from({ length: count }, () => persona));

export const personas = shares.map(([persona]) => persona);
export const historyDays = 730;

export function personaOf(index: number): Persona {
  return at(slots, (index * 17 + Math.floor(index / slots.length) * 3) % slots.length);
}

const seatsOfSegment: Record<Segment, [number, number]> = {
  Enterprise: [120, 640],
  "Mid-market": [35, 150],
  SMB: [6, 40],
};
const cadenceOfTier: Record<string, number> = { "Tier 1": 14, "Tier 2": 30, "Tier 3": 45 };

/** Days that the onboarding of a segment is planned to take. */
export const onboardingDays: Record<Segment, number> = { Enterprise: 75, "Mid-market": 50, SMB: 32 };

function startsOn(persona: Persona, segment: Segment, plan: DemoPlan, rng: Random): number {
  const { asOf } = plan;
  // just overdue: long enough to see, too short to be lost
  if (persona === "slow onboarding") return asOf - Math.round(onboardingDays[segment] * 1.1) - rng.int(4, 13);
  if (persona === "just started") return asOf - rng.int(8, 34);
  if (persona === "on trial") return asOf - rng.int(4, 24);
  if (persona === "trial lost") return asOf - rng.int(60, historyDays - 30);
  if (persona === "renewal in 20 days") return asOf + rng.int(16, 24) - 365 * rng.int(1, 3);
  if (persona === "won back") return asOf - rng.int(600, 900);
  const settled = persona === "wavering" || persona === "seasonal" || persona === "champion left";
  if (settled || rng.chance(0.58)) return asOf - rng.int(historyDays - 60, historyDays + 700);
  return asOf - rng.int(150, historyDays - 60);
}

function episode(kind: EpisodeKind, from: number, depth: number, until: number | null = null): Episode {
  return { kind, from, until, depth };
}

function passing(plan: DemoPlan, start: number, rng: Random): Episode[] {
  const from = Math.max(start, plan.asOf - historyDays) + rng.int(60, 600);
  const kind = rng.pick<EpisodeKind>(["silence", "champion", "support", "budget"]);
  return from > plan.asOf - 70 ? [] : [episode(kind, from, rng.between(0.12, 0.3), from + rng.int(35, 120))];
}

function episodesOf(persona: Persona, plan: DemoPlan, start: number, rng: Random): Episode[] {
  const { asOf } = plan;
  const early = Math.max(start, asOf - historyDays);
  switch (persona) {
    case "went silent":
      return [
        episode("champion", asOf - rng.int(40, 70), rng.between(0.1, 0.2)),
        episode("silence", asOf - rng.int(28, 46), rng.between(0.45, 0.65)),
      ];
    case "champion left":
      return [episode("champion", asOf - rng.int(14, 40), rng.between(0.42, 0.6))];
    case "support storm":
      return [episode("support", asOf - rng.int(24, 50), rng.between(0.35, 0.55))];
    case "wavering": {
      const from = early + rng.int(120, 560);
      const kind = rng.pick<EpisodeKind>(["silence", "champion", "support", "champion", "budget"]);
      const recovers = rng.chance(0.3) ? from + rng.int(60, 150) : null;
      return [episode(kind, from, rng.between(0.3, 0.6), recovers)];
    }
    case "won back": {
      const from = asOf - rng.int(430, 520);
      return [episode("budget", from, 0.45, from + 160)];
    }
    case "renewal in 20 days":
      return rng.chance(0.5) ? [episode("champion", asOf - rng.int(30, 60), rng.between(0.15, 0.3))] : [];
    case "slow onboarding":
    case "just started":
    case "on trial":
    case "trial lost":
      return [];
    default:
      return rng.chance(0.35) ? passing(plan, start, rng) : [];
  }
}

const fitOf: Partial<Record<Persona, number>> = {
  expanding: 0.78,
  "unhappy but stays": 0.36,
  wavering: 0.58,
  "slow onboarding": 0.4,
  "trial lost": 0.34,
  "leaves without a sign": 0.72,
};

const startsWithContract: ReadonlySet<Persona> = new Set(["renewal in 20 days", "slow onboarding"]);

/** The customer at a position of the company that `plan` describes. Pure: the same plan and position give the same profile. */
export function profileOf(plan: DemoPlan, index: number): Profile {
  const rng = random(plan.seed, index, 1);
  const persona = personaOf(index);
  const segment = rng.weighted<Segment>([
    ["Enterprise", 2],
    ["Mid-market", 4],
    ["SMB", 4],
  ]);
  const tier = segment === "Enterprise" ? "Tier 1" : segment === "Mid-market" && rng.chance(0.6) ? "Tier 2" : "Tier 3";
  const began = startsOn(persona, segment, plan, rng);
  const trialOnly = persona === "on trial" || persona === "trial lost";
  const viaTrial = trialOnly || (segment !== "Enterprise" && !startsWithContract.has(persona) && rng.chance(0.45));
  const [low, high] = seatsOfSegment[segment];
  return {
    index,
    persona,
    segment,
    tier,
    ...companyName(index),
    plan: rng.weighted(planOfSegment[segment]),
    seats: rng.int(low, high),
    country: rng.weighted(countries),
    csm: index % 60 === 59 || persona === "trial lost" ? null : rng.int(0, csmsOf(plan.accounts) - 1),
    parent: index >= 40 && index % 24 === 7 ? index - rng.int(1, 39) : null,
    cadenceDays: cadenceOfTier[tier] ?? 30,
    startsOn: began,
    trialStartedOn: viaTrial ? began : null,
    contractStart: trialOnly ? null : viaTrial ? began + rng.int(9, 40) : began,
    fit: Math.min(0.95, Math.max(0.2, rng.normal(fitOf[persona] ?? 0.64, 0.11))),
    episodes: episodesOf(persona, plan, began, rng),
  };
}
