import type { EscalationCategory, Severity } from "#lib/escalations/schema.ts";

export type DemoEscalation = {
  category: EscalationCategory;
  severity: Severity;
  title: string;
  summary: string;
  blockers: string[];
  impact: string;
  /** Hours before now. */
  raised: number;
  /** What the coordinator asked, and after how many hours it was replied to; null: it waits. */
  question?: { words: string; after: number; reply: { words: string; after: number } | null };
  /** Hours after the raise; the desk is the usual one. */
  routed?: number;
  answer?: { words: string; after: number };
  closed?: { after: number; outcome: "resolved" | "answered" | "declined"; words: string };
};

/** What the demo company's people escalated: some of each state, one overdue, one that waits for its raiser. */
export const demoEscalations: readonly DemoEscalation[] = [
  {
    category: "technical",
    severity: "urgent",
    title: "Nightly export stops after 10 minutes",
    summary: "Since the weekend the nightly export ends with a time-out. Their finance team reads it every morning.",
    blockers: ["Month-end close on Friday", "No manual way round"],
    impact: "Their finance team works from figures of last week.",
    raised: 3,
  },
  {
    category: "billing",
    severity: "normal",
    title: "Invoice goes to a company that no longer exists",
    summary: "They merged in spring and ask for invoices in the new name, with the new tax number.",
    blockers: ["Their purchasing will not approve the next one"],
    impact: "The next payment will be late through no fault of theirs.",
    raised: 2,
  },
  {
    category: "product",
    severity: "low",
    title: "Asks whether roles can be limited by region",
    summary: "The new data officer wants regional managers to see their own region only.",
    blockers: [],
    impact: "They hold back the roll-out to two regions.",
    raised: 20,
    question: { words: "Which of the three regions come first, and by when do they decide?", after: 4, reply: null },
  },
  {
    category: "technical",
    severity: "high",
    title: "Single sign-on drops people after an hour",
    summary: "Everybody is signed out once an hour, in the middle of their work.",
    blockers: ["Training of the second team is on hold"],
    impact: "Adoption of the second team has stopped.",
    raised: 30,
    question: {
      words: "Is it all of them, or those of one provider?",
      after: 1,
      reply: { words: "Only those who come through their own provider.", after: 3 },
    },
    routed: 5,
  },
  {
    category: "technical",
    severity: "normal",
    title: "Figures differ between the dashboard and the file",
    summary: "The file of March has 14 rows more than the dashboard says.",
    blockers: [],
    impact: "Their controller doubts the whole report.",
    raised: 50,
    routed: 4,
    answer: {
      words:
        "The file counts rows that were corrected later. It will say so from the next release on; until then leave out rows marked “corrected”.",
      after: 22,
    },
  },
  {
    category: "sales",
    severity: "normal",
    title: "Wants another department to join before the renewal",
    summary: "Their head of operations asked how a second department could join, and who to talk to.",
    blockers: [],
    impact: "They would renew with both.",
    raised: 140,
    routed: 6,
    answer: { words: "I called them on Tuesday and sent what they need. They decide with the renewal.", after: 40 },
    closed: { after: 60, outcome: "resolved", words: "Sales took it over; success keeps out of the terms." },
  },
  {
    category: "product",
    severity: "low",
    title: "Asks for a calendar view",
    summary: "The team would like to see their tasks in a calendar.",
    blockers: [],
    impact: "",
    raised: 200,
    routed: 10,
    closed: { after: 30, outcome: "declined", words: "Not planned. Tell them so, without a date." },
  },
];
