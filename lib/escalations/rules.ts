import type { Desk } from "#lib/caller.ts";
import type { EscalationCategory } from "./schema.ts";

/** Where each kind of question usually goes (S1); onboarding has no desk of its own, the coordinator decides. */
export const defaultDesk: Record<EscalationCategory, Desk | null> = {
  technical: "technical",
  product: "product",
  sales: "sales",
  billing: "billing-legal",
  legal: "billing-legal",
  "customer-service": "customer-service",
  onboarding: null,
};

const signs: [EscalationCategory, RegExp][] = [
  ["legal", /\b(contracts?|legal|lawyers?|liabilit\w*|gdpr|dpa|terms|compliance|nda|clauses?)\b/gi],
  ["billing", /\b(invoices?|bill(s|ed|ing)?|payments?|paid|refunds?|charged?|vat|tax|credit notes?)\b/gi],
  ["sales", /\b(prices?|pricing|discounts?|quotes?|seats?|upgrades?|renew\w*|expand|expansion|offers?)\b/gi],
  ["product", /\b(features?|roadmap|missing|wish\w*|ideas?|enhancements?|requests?)\b/gi],
  [
    "technical",
    /\b(errors?|bugs?|crash\w*|fail\w*|broken|outage|slow|api|sso|log ?in|integrations?|export\w*|sync\w*|down)\b/gi,
  ],
  ["onboarding", /\b(onboarding|kick-?off|milestones?|go-?live|implementation|set-?up|migration)\b/gi],
  ["customer-service", /\b(complain\w*|support|tickets?|waiting|rude|unanswered|response times?)\b/gi],
];

/** The category whose words occur most in a text; null when none does. A person decides. */
export function suggestCategory(text: string): EscalationCategory | null {
  const counted = signs.map(([category, pattern]) => ({ category, n: text.match(pattern)?.length ?? 0 }));
  const best = counted.reduce((one, other) => (other.n > one.n ? other : one));
  return best.n > 0 ? best.category : null;
}

type Named = { userId: number; name: string };

/** The people whose "@Name" stands in a text; a longer name wins over one that it begins with. */
export function mentionsIn(body: string, people: readonly Named[]): number[] {
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length);
  let rest = body.toLowerCase();
  return byLength.flatMap(({ userId, name }) => {
    const mark = `@${name.toLowerCase()}`;
    if (!rest.includes(mark)) return [];
    rest = rest.replaceAll(mark, " ");
    return [userId];
  });
}
