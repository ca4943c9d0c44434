import type { AttentionKind, TodayOutput } from "./schema.ts";

/**
 * Who needs a person now. An account is on the list for the first of these that is true:
 * at risk; its score fell by 8 points or more in 14 days; an onboarding milestone is a week overdue; it renews within 30 days
 * and is not healthy; a protocol opened an intervention; nobody spoke to it within its cadence (days, else 30; twice that while healthy); or its score is unknown.
 */
export const needsNow = { drop: 8, overdueDays: 7, renewalDays: 30, cadenceDays: 30 } as const;

/** How long a decision keeps an account off the list, in days; a snooze ends on the day that was chosen. */
export const restDays = { done: 14, dismissed: 90, snoozed: 7 } as const;

export type NeedFacts = {
  kind: AttentionKind;
  championLeft: string | null;
  priorityTickets: number;
  overdueMilestone: string | null;
  overdueDays: number;
  quietDays: number | null;
  cadenceDays: number;
  renewalDays: number | null;
  /** The one that is open, and why it was opened. */
  intervention: { id: number; protocol: string; why: string } | null;
};

/** `path`: a tab of the account, "" its first one, or an address that begins with a slash. */
export type NextStep = { label: string; path: string; because: string | null };

/** The one next step that the facts ask for first, where it is done, and why, where the score does not say it. */
export function nextStep(facts: NeedFacts): NextStep {
  const { kind, championLeft, priorityTickets, overdueMilestone, overdueDays, quietDays, cadenceDays } = facts;
  const step = (label: string, path: string, because: string | null = null): NextStep => ({ label, path, because });
  if (facts.intervention) {
    const { id, protocol, why } = facts.intervention;
    return step("Work the intervention", `/protocols/interventions/${id}`, `${protocol}: ${why}`);
  }
  if (kind === "silent") return step("Check the source", "usage");
  if (kind === "onboarding" && overdueMilestone)
    return step("Unblock the onboarding", "onboarding", `“${overdueMilestone}” is ${days(overdueDays)} overdue.`);
  if (championLeft) return step("Find a new champion", "people", `${championLeft}, the champion, has left.`);
  if (priorityTickets > 0) return step("Review tickets", "timeline", openTickets(priorityTickets));
  if (kind === "renewal")
    return step("Settle the renewal", "", `Renews in ${days(facts.renewalDays ?? 0)} and is not healthy.`);
  if (quietDays === null || quietDays > cadenceDays) {
    const since = quietDays === null ? "No interaction on record" : `No interaction for ${days(quietDays)}`;
    return step("Plan a check-in", "timeline", `${since}; the cadence is ${cadenceDays}.`);
  }
  return step("See what changed", "");
}

const days = (count: number) => `${count} ${count === 1 ? "day" : "days"}`;
const openTickets = (count: number) =>
  count === 1 ? "A priority ticket is open." : `${count} priority tickets are open.`;

const withoutScore: Record<AttentionKind, string> = {
  "at-risk": "The score is in the at-risk band.",
  drop: "The score fell within 14 days.",
  onboarding: "A milestone is overdue.",
  renewal: "It renews soon and is not healthy.",
  intervention: "A protocol opened an intervention.",
  cadence: "It is time to talk.",
  silent: "No score: too little data has arrived to judge it.",
};

const subjects = ["champion", "priority ticket", "overdue"];

/** Why an account needs someone now: what its next step rests on, then its ledger in one sentence. */
export function whyNow(kind: AttentionKind, because: string | null, summary: string | null): string {
  const ledger = summary === null ? null : reasonsOf(summary);
  const saidAlready =
    because !== null && ledger !== null && subjects.some((one) => because.includes(one) && ledger.includes(one));
  return [saidAlready ? null : because, ledger].filter((text) => text !== null).join(" ") || withoutScore[kind];
}

/** "2 turned at risk, 1 recovered, 4 answers came in", or that nothing did. */
export function sinceWords(since: TodayOutput["since"]): string {
  const parts = [
    since.turnedAtRisk > 0 && `${since.turnedAtRisk} turned at risk`,
    since.recovered > 0 && `${since.recovered} recovered`,
    since.answers > 0 && `${since.answers} ${since.answers === 1 ? "answer" : "answers"} came in`,
    since.tickets > 0 && `${since.tickets} ${since.tickets === 1 ? "ticket" : "tickets"} opened`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "nothing changed in your book";
}

/** The day a number of days after another, both YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export const firstNeeds = 10;

/** How many accounts Today shows: ten, or as many more as were asked for in tens. */
export function readLimit(text: string | undefined): number {
  const asked = Number(text);
  return Number.isInteger(asked) && asked > firstNeeds ? Math.min(asked, 200) : firstNeeds;
}

export const pulseValues = { 1: "Poor", 2: "Fair", 3: "Good" } as const;

/** The reasons alone, for a line whose score column says already how far the score moved. */
export function reasonsOf(summary: string): string {
  const reasons = summary.replace(/^(Up|Down) \d+ since [^:]+: /, "");
  return reasons.charAt(0).toUpperCase() + reasons.slice(1);
}
