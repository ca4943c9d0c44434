import type { HandoffRow, HandoffStep } from "#lib/handoffs/schema.ts";
import type { Tone } from "../ui/tag.tsx";

export const stateWords: Record<HandoffRow["state"], string> = {
  draft: "Draft, with sales",
  submitted: "With the coordinator",
  passed: "With the CSM",
  accepted: "Accepted",
  withdrawn: "Withdrawn",
};
export const stateTones: Record<HandoffRow["state"], Tone> = {
  draft: "neutral",
  submitted: "watch",
  passed: "accent",
  accepted: "healthy",
  withdrawn: "neutral",
};
export const stateShapes: Record<HandoffRow["state"], string> = {
  draft: "○",
  submitted: "▲",
  passed: "→",
  accepted: "●",
  withdrawn: "×",
};

export const stepWords: Record<HandoffStep, string> = {
  submit: "Hand to the coordinator",
  withdraw: "Withdraw",
  reopen: "Draft again",
  pass: "Pass on to the CSM",
  "send-back": "Send back…",
  accept: "Accept",
  return: "Return…",
};

const happened: Record<string, string> = {
  drafted: "Drafted",
  edited: "Changed",
  submitted: "Handed to the coordinator",
  withdrawn: "Withdrawn",
  reopened: "Drafted again",
  passed: "Passed on to the CSM",
  "sent-back": "Sent back to sales",
  accepted: "Accepted",
  returned: "Returned to the coordinator",
};
export const logWords = (what: string) => happened[what] ?? what;

export const outcomeWords: Record<string, string> = {
  resolved: "Resolved",
  answered: "Answered",
  declined: "Declined",
  "not-needed": "Not needed",
};
