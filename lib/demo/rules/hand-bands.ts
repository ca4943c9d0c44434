/** What the demo's CSMs set by hand: they know some things that no data says, and are wrong about others, as in life. */
import type { Random } from "./random.ts";

type Band = "healthy" | "watch" | "at-risk";
export type HandBand = { band: Band; reason: string; days: number; endedAfter: number | null };

const reasons: Record<Band, readonly string[]> = {
  healthy: [
    "Migration week, agreed with them; use comes back on its own",
    "They work through our API now, logins no longer tell",
    "Renewal is signed, only the paper is missing",
    "The new champion is in place, we speak every week",
  ],
  watch: [
    "Sponsor says all is well, I want to see it in use first",
    "Reorganisation announced, our users stay for now",
    "Tickets are solved, the mood is not yet",
  ],
  "at-risk": [
    "Their new lead asked for a copy of the contract",
    "Two calls cancelled without a new date",
    "They are in talks with another supplier, told in confidence",
    "Budget of the department is frozen until summer",
  ],
};

/** The band a CSM set beside the computed one, or null when they saw it as the score did. `leaves`: what came of it within 90 days. */
export function handBandOf(computed: Band, leaves: boolean, rng: Random): HandBand | null {
  const fears = rng.chance(leaves ? 0.6 : 0.14);
  const band = fears ? rng.pick(["at-risk", "at-risk", "watch"] as const) : rng.pick(["healthy", "watch"] as const);
  const [length, early] = [rng.pick([21, 30, 30, 60, 90] as const), rng.chance(0.2)];
  const endedAfter = early ? rng.int(3, length - 3) : null;
  return band === computed ? null : { band, reason: rng.pick(reasons[band]), days: length, endedAfter };
}
