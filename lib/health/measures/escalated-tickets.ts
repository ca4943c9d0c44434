/**
 * Escalated tickets: tickets opened in the last 90 days that were escalated. Unit: count. Source: tickets. An account
 * that never had a ticket: unknown.
 */
import { countText } from "../rules/text.ts";
import type { Measure } from "./measure.ts";

export const escalatedTickets: Measure = {
  key: "escalated-tickets",
  label: "Escalated tickets, 90 days",
  dimension: "support",
  unit: "count",
  definition: "Tickets opened in the last 90 days that were escalated.",
  why: "An escalation means that someone senior is unhappy.",
  source: "tickets",
  staleAfterDays: 30,
  weight: 1,
  curve: [
    [0, 100],
    [1, 40],
    [3, 0],
  ],
  read: ({ tickets, book }) => (tickets.total > 0 ? { value: tickets.escalated, at: book.tickets } : null),
  evidence: ({ tickets }) => (tickets.escalated === 0 ? "none" : String(tickets.escalated)),
  clause: ({ tickets }) =>
    tickets.escalated === 0 ? "no ticket was escalated" : `${countText(tickets.escalated, "ticket")} escalated`,
};
