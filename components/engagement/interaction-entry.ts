import type { InteractionKind, InteractionRow, Sentiment } from "#lib/engagement/schema/interactions.ts";

/** What a person has typed into the dialog so far. */
export type Entry = {
  accountId: number;
  kind: InteractionKind;
  direction: "in" | "out" | "";
  shared: boolean;
  summary: string;
  outcome: string;
  contactIds: number[];
  sentiment: Sentiment | "";
  nextStep: string;
  nextStepOn: string;
  at: string;
  /** Of words that the customer reads, for the promise guard. */
  reference: string | null;
  dismissed: string[];
};

export const emptyEntry = (accountId: number): Entry => ({
  accountId,
  kind: "call",
  direction: "",
  shared: false,
  summary: "",
  outcome: "",
  contactIds: [],
  sentiment: "",
  nextStep: "",
  nextStepOn: "",
  at: "",
  reference: null,
  dismissed: [],
});

export function entryOf(accountId: number, row: InteractionRow): Entry {
  return {
    accountId,
    kind: row.kind,
    direction: row.direction ?? "",
    shared: row.shared,
    summary: row.summary,
    outcome: row.outcome ?? "",
    contactIds: row.contacts.map(({ id }) => id),
    sentiment: row.sentiment ?? "",
    nextStep: row.nextStep?.what ?? "",
    nextStepOn: row.nextStep?.on ?? "",
    at: localMinute(row.at),
    reference: null,
    dismissed: [],
  };
}

function localMinute(at: string): string {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** A next step needs its day. */
export const isReady = ({ summary, nextStep, nextStepOn }: Entry) =>
  summary.trim() !== "" && (nextStep.trim() === "" || nextStepOn !== "");

export function inputOf(entry: Entry) {
  const { accountId, kind, shared, summary, contactIds, nextStep, nextStepOn, reference, dismissed } = entry;
  return {
    accountId,
    kind,
    shared,
    summary,
    contactIds,
    reference,
    dismissed,
    direction: entry.direction || null,
    outcome: entry.outcome || null,
    sentiment: entry.sentiment || null,
    nextStep: nextStep.trim() ? { what: nextStep, on: nextStepOn } : null,
    at: entry.at ? new Date(entry.at).toISOString() : undefined,
  };
}
