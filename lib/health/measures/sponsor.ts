/**
 * Executive sponsor: is there a contact with the role sponsor who has not left? Unit: level, 1 yes, 0 no. Source:
 * contacts. Never named a sponsor: unknown.
 */
import { dayText } from "../rules/day.ts";
import type { Measure } from "./measure.ts";

export const sponsor: Measure = {
  key: "sponsor",
  label: "Executive sponsor",
  dimension: "engagement",
  unit: "level",
  definition: "A contact with the role sponsor who has not left.",
  why: "Someone with a budget must want to keep paying.",
  source: "contacts",
  staleAfterDays: null,
  weight: 3,
  curve: [
    [0, 0],
    [1, 100],
  ],
  read: ({ people }) => {
    if (people.sponsors > 0) return { value: 1, at: null };
    return people.sponsorLeftOn ? { value: 0, at: null } : null;
  },
  evidence: ({ people, asOf }) =>
    people.sponsors > 0 ? "in place" : `left ${dayText(people.sponsorLeftOn ?? asOf, asOf)}; no successor`,
  clause: ({ people, asOf }) =>
    people.sponsors > 0
      ? "a sponsor is in place"
      : `the sponsor left on ${dayText(people.sponsorLeftOn ?? asOf, asOf)}`,
};
