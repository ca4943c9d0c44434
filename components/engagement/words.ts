import type { InteractionKind, InteractionRow, Sentiment, SystemKind } from "#lib/engagement/schema/interactions.ts";

export const kindWords: Record<InteractionKind, string> = {
  call: "Call",
  email: "Email",
  meeting: "Meeting",
  "check-in": "Check-in",
  review: "Review",
  "ticket-note": "Ticket note",
  note: "Note",
};

export const systemWords: Record<SystemKind, string> = {
  intervention: "Intervention",
  escalation: "Escalation",
  task: "Task",
  handoff: "Handoff",
  grant: "Grant",
};

export const sentimentWords: Record<Sentiment, string> = {
  positive: "Positive",
  neutral: "Neutral",
  negative: "Negative",
};

export const directionWords = { in: "From the customer", out: "To the customer" } as const;

export const viaWords = { mail: "by mail", calendar: "from a calendar" } as const;

/** "Email from the customer", "Check-in". */
export function kindOf({ kind, direction }: Pick<InteractionRow, "kind" | "direction">): string {
  return direction === null ? kindWords[kind] : `${kindWords[kind]} ${directionWords[direction].toLowerCase()}`;
}

/** "Ada Bell, Grace Hop and 2 more". */
export function withWords(contacts: InteractionRow["contacts"]): string | null {
  if (contacts.length === 0) return null;
  const names = contacts.slice(0, 2).map(({ name }) => name);
  return contacts.length > 2 ? `${names.join(", ")} and ${contacts.length - 2} more` : names.join(", ");
}

export const whyWords = {
  unknown: "No account is known at its addresses",
  ambiguous: "It may belong to several accounts",
  "not-yours": "Its account is not in your book",
} as const;
