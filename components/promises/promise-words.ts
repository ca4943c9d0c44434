import type { ExcuseId, PromiseCategory, PromiseFinding, PromiseReach, Surface } from "#lib/promises/schema.ts";
import { absoluteDate } from "../ui/dates.ts";

export const categoryWords: Record<PromiseCategory, string> = {
  price: "Price",
  discount: "Discount",
  contract: "Contract terms",
  feature: "Feature",
  date: "Delivery date",
  support: "Technical commitment",
};

/** Why words that look like a promise are none. */
export const excuseWords: Record<ExcuseId, string> = {
  quoted: "The customer’s own words",
  question: "A question",
  negation: "Says that it is not promised",
  deferral: "Leaves it to others",
  past: "Is past",
  theirs: "Is the customer’s to do",
  own: "Is success’s own work",
  published: "Is published",
};

export const reachWords: Record<PromiseReach, string> = {
  phrase: "between the same two commas",
  clause: "in the same clause",
  segment: "up to the next “but” or semicolon",
  sentence: "in the whole sentence",
};

export const surfaceWords: Record<Surface, string> = {
  reply: "Reply",
  email: "Email",
  review: "Review",
  note: "Shared note",
};

export type FindingState = "never" | "needs-escalation" | "settled" | "dismissed";

export const verdictWords: Record<FindingState, string> = {
  never: "Never from success",
  "needs-escalation": "Needs an answered escalation",
  settled: "Rests on an answered escalation",
  dismissed: "You called it no promise",
};

export const stateOf = ({ settled, verdict, key }: PromiseFinding, dismissed: readonly string[]): FindingState => {
  if (settled) return "settled";
  return dismissed.includes(key) ? "dismissed" : verdict;
};

/** What a screen reader hears when marks come and go. */
export function markedWords(states: readonly FindingState[]): string {
  const open = states.filter((state) => state === "never" || state === "needs-escalation").length;
  if (open === 0) return states.length === 0 ? "" : "Nothing keeps this from being sent.";
  return open === 1
    ? "One promise is marked; it will not be sent."
    : `${open} promises are marked; they will not be sent.`;
}

const dayMs = 86_400_000;
const weeksShown = 12;

/** The last weeks by their Monday, this one first. */
export function lastWeeks(today: string): { value: string; label: string }[] {
  const day = new Date(`${today}T00:00:00Z`);
  const monday = day.getTime() - ((day.getUTCDay() + 6) % 7) * dayMs;
  return Array.from({ length: weeksShown }, (_, back) => {
    const value = new Date(monday - back * 7 * dayMs).toISOString().slice(0, 10);
    return { value, label: back === 0 ? "This week" : `Week of ${absoluteDate(value)}` };
  });
}
