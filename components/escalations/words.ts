import { deskWords } from "#components/people/role-words.ts";
import { roleWords } from "#components/shell/pages.ts";
import type { Option } from "#components/ui/select.tsx";
import type { Role } from "#lib/caller.ts";
import type { EscalationRow } from "#lib/escalations/schema/list.ts";
import type { EscalationCategory, EscalationState, Outcome, Severity } from "#lib/escalations/schema.ts";

export const categoryWords: Record<EscalationCategory, string> = {
  technical: "Technical",
  product: "Product",
  sales: "Sales",
  billing: "Billing",
  legal: "Legal",
  "customer-service": "Customer service",
  onboarding: "Onboarding",
};

export const severityWords: Record<Severity, string> = { urgent: "Urgent", high: "High", normal: "Normal", low: "Low" };

export const stateWords: Record<EscalationState, string> = {
  new: "New",
  asked: "Question open",
  routed: "With the desk",
  answered: "Answered",
  closed: "Closed",
  merged: "Merged",
};

export const outcomeWords: Record<Outcome, string> = {
  resolved: "Resolved",
  answered: "Answered",
  declined: "Declined",
  "not-needed": "Not needed any more",
};

export const partWords: Record<string, string> = {
  coordinator: "coordinator",
  deputy: "deputy coordinator",
  specialist: "specialist",
  raiser: "raised it",
  owner: "owns the account",
  cover: "covers the account",
  manager: "manager",
};

const logWords: Record<string, string> = {
  raised: "raised it",
  triaged: "triaged it",
  asked: "asked a question",
  replied: "replied",
  routed: "routed it",
  "taken-back": "took it back from the desk",
  "question-withdrawn": "withdrew the question",
  answered: "answered",
  wrote: "wrote",
  attached: "attached a file",
  closed: "closed it",
  reopened: "reopened it",
  merged: "merged it into another",
};
export const logWord = (what: string) => logWords[what] ?? what;

const factWords: Record<string, string> = {
  state: "State",
  desk: "Desk",
  specialistId: "Specialist",
  category: "Category",
  severity: "Severity",
  outcome: "Outcome",
  closing: "Closing words",
  mergedIntoId: "Merged into",
  name: "File",
  title: "Title",
  protocol: "Protocol",
};
const known: Record<string, Record<string, string>> = {
  state: stateWords,
  desk: deskWords,
  category: categoryWords,
  severity: severityWords,
  outcome: outcomeWords,
};

/** "Desk: none → Technical". */
export function changeWords({ name, from, to }: { name: string; from: string; to: string }): string {
  const word = (value: string) => known[name]?.[value] ?? value;
  const what = factWords[name] ?? name;
  return from === "" ? `${what}: ${word(to)}` : `${what}: ${word(from)} → ${to === "" ? "none" : word(to)}`;
}

export const roleWord = (role: string | null) => (role === null ? "" : (roleWords[role as Role] ?? role).toLowerCase());

/** "With the technical desk, Piet Vos". */
export function whereWords({
  state,
  desk,
  specialist,
  outcome,
}: Pick<EscalationRow, "state" | "desk" | "specialist" | "outcome">): string {
  if (state === "closed" && outcome) return `Closed: ${outcomeWords[outcome].toLowerCase()}`;
  if (state !== "routed" || !desk) return stateWords[state];
  return `${deskWords[desk]} desk${specialist ? `, ${specialist}` : ""}`;
}

export const optionsOf = (words: Record<string, string>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
