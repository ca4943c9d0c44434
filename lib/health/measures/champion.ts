/**
 * Champion in place: is there a contact with the role champion who has not left? Unit: level, 1 yes, 0 no. Source:
 * contacts. Never named a champion: unknown.
 */
import { dayText } from "../rules/day.ts";
import type { Measure } from "./measure.ts";

export const champion: Measure = {
  key: "champion",
  label: "Champion in place",
  dimension: "engagement",
  unit: "level",
  definition: "A contact with the role champion who has not left.",
  why: "When the person who wanted the product leaves, the renewal often leaves too.",
  source: "contacts",
  staleAfterDays: null,
  weight: 7,
  curve: [
    [0, 0],
    [1, 100],
  ],
  read: ({ people }) => {
    if (people.champions > 0) return { value: 1, at: null };
    return people.championLeftOn ? { value: 0, at: null } : null;
  },
  evidence: ({ people, asOf }) =>
    people.champions > 0 ? "in place" : `left ${dayText(people.championLeftOn ?? asOf, asOf)}; no successor`,
  clause: ({ people, asOf }) =>
    people.champions > 0
      ? "a champion is in place"
      : `the champion left on ${dayText(people.championLeftOn ?? asOf, asOf)}`,
};
