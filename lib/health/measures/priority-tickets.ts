/**
 * Open priority tickets: tickets of high or urgent priority that are open at the end of the day. Unit: count. Source:
 * tickets. An account that never had a ticket: unknown, for we cannot tell calm from a customer who asks elsewhere.
 */
import { dayText } from "../rules/day.ts";
import { countText } from "../rules/text.ts";
import type { Measure } from "./measure.ts";

export const priorityTickets: Measure = {
  key: "priority-tickets",
  label: "Open priority tickets",
  dimension: "support",
  unit: "count",
  definition: "Tickets of high or urgent priority that are open.",
  why: "A problem that blocks work today outweighs everything that went well before.",
  source: "tickets",
  staleAfterDays: 30,
  weight: 5,
  curve: [
    [0, 100],
    [1, 60],
    [2, 40],
    [5, 0],
  ],
  read: ({ tickets, book }) => (tickets.total > 0 ? { value: tickets.openPriority, at: book.tickets } : null),
  evidence: ({ tickets, asOf }) =>
    tickets.openPriority === 0
      ? "none open"
      : `${tickets.openPriority}, oldest ${dayText(tickets.oldestOpenOn ?? asOf, asOf)}`,
  clause: ({ tickets }) =>
    tickets.openPriority === 0
      ? "no priority ticket is open"
      : `${countText(tickets.openPriority, "priority ticket is", "priority tickets are")} open`,
};
