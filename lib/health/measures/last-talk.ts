/**
 * Last conversation: days since the last call or meeting, where both sides speak; email does not count. Unit: days.
 * Source: interactions, counted to the day the score is for. Never any: unknown.
 */
import { daysBetween, dayText } from "../rules/day.ts";
import { countText } from "../rules/text.ts";
import type { Measure } from "./measure.ts";

export const lastTalk: Measure = {
  key: "last-talk",
  label: "Last conversation",
  dimension: "engagement",
  unit: "days",
  definition: "Days since the last call or meeting; email does not count.",
  why: "Email keeps a thread alive; a conversation keeps a relationship alive.",
  source: "interactions",
  staleAfterDays: 30,
  weight: 2,
  curve: [
    [21, 100],
    [60, 60],
    [150, 0],
  ],
  read: ({ contact, book, asOf }) =>
    contact.lastTalkOn ? { value: daysBetween(contact.lastTalkOn, asOf), at: book.interactions } : null,
  evidence: ({ contact, asOf }) => dayText(contact.lastTalkOn ?? asOf, asOf),
  clause: ({ contact, asOf }) =>
    `last conversation ${countText(daysBetween(contact.lastTalkOn ?? asOf, asOf), "day")} ago`,
};
