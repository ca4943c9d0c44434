import type { PromiseFinding } from "../schema.ts";

const most = 3;

/** What was not sent and what to do: the words, their rule, and the way out. `unanswered`: a reference that settles nothing. */
export function refusalWords(findings: readonly PromiseFinding[], unanswered: string | null): string {
  const named = findings.slice(0, most).map(({ words, rule }) => `“${words}” (${rule})`);
  const more = findings.length > most ? ` and ${findings.length - most} more` : "";
  const never = findings.some(({ verdict }) => verdict === "never");
  const open = findings.some(({ verdict }) => verdict === "needs-escalation");
  const ways = [
    never && "Use the neutral wording or escalate: success never promises this.",
    open && "Dates and technical commitments need the reference of an answered escalation of this account.",
    open && unanswered && `${unanswered} is not one.`,
  ];
  return [`Not sent: ${named.join(", ")}${more}.`, ...ways.filter(Boolean)].join(" ");
}
