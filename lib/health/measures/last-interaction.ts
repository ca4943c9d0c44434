/**
 * Last interaction: days since the last call, email or meeting with the customer; internal notes do not count. Unit:
 * days. Source: interactions, counted to the day the score is for. Never any: unknown. Stale when nobody in the whole
 * book has logged anything for 30 days.
 */
import { daysBetween } from "../rules/day.ts";
import { countText } from "../rules/text.ts";
import type { AccountFacts } from "../schema.ts";
import type { Measure } from "./measure.ts";

const days = ({ contact, asOf }: AccountFacts) => (contact.lastOn ? daysBetween(contact.lastOn, asOf) : 0);

const ways: Record<string, string> = { call: "by phone", email: "by email", meeting: "in a meeting" };

export const lastInteraction: Measure = {
  key: "last-interaction",
  label: "Last interaction",
  dimension: "engagement",
  unit: "days",
  definition: "Days since the last call, email or meeting with the customer.",
  why: "Accounts that nobody talks to surprise us.",
  source: "interactions",
  staleAfterDays: 30,
  weight: 5,
  curve: [
    [7, 100],
    [30, 60],
    [90, 0],
  ],
  read: (facts) => (facts.contact.lastOn ? { value: days(facts), at: facts.book.interactions } : null),
  evidence: (facts) => {
    const ago = days(facts) === 0 ? "today" : `${countText(days(facts), "day")} ago`;
    const way = ways[facts.contact.lastKind ?? ""];
    return way ? `${ago}, ${way}` : ago;
  },
  clause: (facts) => (days(facts) === 0 ? "in touch today" : `last contact ${countText(days(facts), "day")} ago`),
};
