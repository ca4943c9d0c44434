import type { RequestRow } from "#lib/requests/schema.ts";
import type { Tone } from "../ui/tag.tsx";

export const categoryWords: Record<NonNullable<RequestRow["category"]>, string> = {
  technical: "Technical",
  product: "Product",
  sales: "Sales",
  billing: "Billing",
  legal: "Legal",
  "customer-service": "Customer service",
  onboarding: "Onboarding",
};

export const severityWords = { low: "Low", normal: "Normal", high: "High", urgent: "Urgent" } as const;

export const stateTones: Record<RequestRow["state"], Tone> = { open: "watch", inside: "healthy", outside: "accent" };
export const stateShapes: Record<RequestRow["state"], string> = { open: "○", inside: "●", outside: "→" };

const escalationStates: Record<string, string> = {
  new: "waits for the coordinator",
  asked: "the coordinator has a question",
  routed: "with a desk",
  answered: "answered",
  closed: "closed",
  merged: "merged with another",
};
export const escalationWords = (state: string | null) => (state === null ? "" : (escalationStates[state] ?? state));
