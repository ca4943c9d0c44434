/**
 * CSM pulse: what the customer-success manager last judged: 1 worried, 2 unsure, 3 confident. Unit: level. Source:
 * pulses, each with its reason. Older than 90 days: stale, unknown.
 */
import { dayText } from "../rules/day.ts";
import type { Measure } from "./measure.ts";

const words: Record<number, string> = { 1: "worried", 2: "unsure", 3: "confident" };

export const pulse: Measure = {
  key: "pulse",
  label: "CSM pulse",
  dimension: "sentiment",
  unit: "level",
  definition: "The last judgement of the CSM: worried, unsure or confident; valid for 90 days.",
  why: "The person who knows the customer hears things that no counter counts.",
  source: "pulses",
  staleAfterDays: 90,
  weight: 5,
  curve: [
    [1, 0],
    [2, 50],
    [3, 100],
  ],
  read: (facts) => (facts.pulse ? { value: facts.pulse.value, at: facts.pulse.on } : null),
  evidence: (facts) =>
    facts.pulse ? `${words[facts.pulse.value] ?? "–"}, ${dayText(facts.pulse.on, facts.asOf)}` : "no data",
  clause: (facts) => `the CSM is ${words[facts.pulse?.value ?? 2] ?? "unsure"}`,
};
