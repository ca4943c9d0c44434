/**
 * First response: the median of the hours until the first answer to tickets opened in the last 90 days. Unit: hours.
 * Source: tickets with a first response. No answered ticket in 90 days: unknown.
 */
import { countText } from "../rules/text.ts";
import type { Measure } from "./measure.ts";

export const firstResponse: Measure = {
  key: "first-response",
  label: "First response, 90 days",
  dimension: "support",
  unit: "hours",
  definition: "Median hours until the first answer, tickets opened in the last 90 days.",
  why: "Waiting is what customers remember of support.",
  source: "tickets",
  staleAfterDays: 30,
  weight: 1,
  curve: [
    [4, 100],
    [24, 60],
    [72, 0],
  ],
  read: ({ tickets, book }) =>
    tickets.responseHours === null ? null : { value: tickets.responseHours, at: book.tickets },
  evidence: ({ tickets }) =>
    `${countText(tickets.responseHours ?? 0, "hour")}, ${countText(tickets.responses, "ticket")}`,
  clause: ({ tickets }) => `support first answers after ${countText(tickets.responseHours ?? 0, "hour")}`,
};
