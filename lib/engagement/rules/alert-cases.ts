/**
 * Whether an account would be on its CSM's Today under each health it could have: at risk; fallen by 8 points within 14 days;
 * else on watch, healthy or unknown. One bit each, so that a draft of the model can be tried without asking the database
 * again: the database answers each case by the same condition that makes Today.
 */
import type { Band } from "#lib/health/schema.ts";
import { needsNow } from "../rules.ts";

export const alertCases = [
  { bit: 1, band: "at-risk", change: null },
  { bit: 2, band: "watch", change: -needsNow.drop },
  { bit: 4, band: "watch", change: null },
  { bit: 8, band: "healthy", change: null },
  { bit: 16, band: "unknown", change: null },
] as const;

/** Whether `cases` holds an alert for this band, with the score moved by `change` points in 14 days. */
export function isAlert(cases: number, band: Band, change: number | null): boolean {
  const fell = band !== "at-risk" && change !== null && change <= -needsNow.drop;
  const found = alertCases.find((one) => (fell ? one.change !== null : one.change === null && one.band === band));
  return found !== undefined && (cases & found.bit) !== 0;
}
