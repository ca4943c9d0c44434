import type { EscalationCategory } from "#lib/escalations/schema.ts";
import type { PromiseCategory } from "../schema.ts";

/** Which kind of escalation asks for what success may not promise (S1); a person may choose another. */
export const desksCategory: Record<PromiseCategory, EscalationCategory> = {
  price: "sales",
  discount: "sales",
  contract: "legal",
  feature: "product",
  date: "product",
  support: "technical",
};
