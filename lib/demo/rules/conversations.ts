/** What the demo company's people write down of their conversations, by how it felt and by how they talked. */
import type { InteractionRow } from "../schema.ts";

type Kind = InteractionRow["kind"];
export type Mood = "good" | "flat" | "bad";
/** How a conversation is held; a meeting may be a check-in, a note one on a ticket. */
export type Way = "call" | "email" | "meeting" | "note";
type Said = { kind: Kind; summary: string; outcome: string; next: string | null };

const said = (kind: Kind, summary: string, outcome: string, next: string | null = null): Said => ({
  kind,
  summary,
  outcome,
  next,
});

export const conversations: Record<Mood, Record<Way, readonly Said[]>> = {
  good: {
    call: [
      said("call", "Call about the second site", "Training planned; their own lead takes it over.", "Send the agenda"),
      said("call", "Answered questions on automations", "Three rules live after the call."),
    ],
    email: [
      said("email", "Their board report with our figures", "They ask for the same view each month."),
      said("email", "Thanks for the workshop, with photos of the board", "May be quoted in a case study."),
    ],
    meeting: [
      said(
        "check-in",
        "Quarterly check-in with the operations lead",
        "Happy with the board; two more depots ask for it.",
      ),
      said(
        "meeting",
        "Walked through dashboards with planners",
        "They build their own weekly view.",
        "Look at their view",
      ),
      said("meeting", "Workshop with the depot leads", "Ten new people use the checklist.", "Share the recording"),
    ],
    note: [
      said("note", "The sponsor spoke of us at their user day", "Ask for a reference later this year."),
      said("ticket-note", "Called back after the ticket on shared orders", "They closed it after the first answer."),
    ],
  },
  flat: {
    call: [
      said("call", "Short call on open points", "No open points."),
      said("call", "Call about the users who never signed in", "They check the list.", "Ask for the list of users"),
    ],
    email: [
      said("email", "The new checklist editor, with a two-minute film", "They will look at it next month."),
      said("email", "Asked for a date for the next check-in", "Somewhere in the next weeks."),
    ],
    meeting: [
      said("check-in", "Check-in on the success plan", "Two goals on their way, one not begun.", "Collect the figures"),
      said("meeting", "Monthly sync", "Usage as before; nothing urgent."),
    ],
    note: [
      said("note", "New supervisor at the depot, not trained yet", "Offer the next training."),
      said("ticket-note", "Asked how the import ticket went", "Closed; they loaded the file again."),
    ],
  },
  bad: {
    call: [
      said(
        "call",
        "Called about falling use",
        "The planners work in their old sheet again.",
        "Book a session on the board",
      ),
      said("call", "Called the operations lead", "Short of time; asks to be called next week.", "Call again"),
    ],
    email: [
      said("email", "Mail to the operations lead about the drop in use", "No reply."),
      said("email", "Complaint about response times", "Passed on; they want a plan."),
    ],
    meeting: [
      said("check-in", "Check-in on the open tickets", "Frustrated by response times.", "Write up the open tickets"),
      said("meeting", "Talked about who owns the tool now", "Nobody could say.", "Find the new owner"),
    ],
    note: [
      said("note", "Their lead looks at another tool", "Heard from the reseller; not confirmed."),
      said("ticket-note", "Third ticket on the same export", "They count the days."),
    ],
  },
};

/** A business review, held a few times a year. */
export const reviews: Record<Exclude<Mood, "bad">, Said> = {
  good: said(
    "review",
    "Business review with their management: adoption, goals, value so far",
    "Two goals reached; they chose a third.",
    "Send the slides and the minutes",
  ),
  flat: said(
    "review",
    "Business review with the operations lead: adoption and the success plan",
    "Usage is steady; the plan gets a new owner on their side.",
    "Send the slides and the minutes",
  ),
};
