import { z } from "zod";

export const escalationCategories = [
  "technical",
  "product",
  "sales",
  "billing",
  "legal",
  "customer-service",
  "onboarding",
] as const;
export type EscalationCategory = (typeof escalationCategories)[number];

export const severities = ["low", "normal", "high", "urgent"] as const;
export type Severity = (typeof severities)[number];

export const escalationStates = ["new", "asked", "routed", "answered", "closed", "merged"] as const;
export type EscalationState = (typeof escalationStates)[number];

export const outcomes = ["resolved", "answered", "declined", "not-needed"] as const;
export type Outcome = (typeof outcomes)[number];

/** What a person is to an escalation (the database decides, `escalation_part`); "reader" only reads. */
export const parts = ["coordinator", "deputy", "specialist", "raiser", "owner", "cover", "manager", "reader"] as const;
export type Part = (typeof parts)[number];

/** A link that shows what it is about: a page of the desk or an address on the web. */
export const evidence = z.object({
  label: z.string().trim().min(1).max(200),
  href: z
    .string()
    .trim()
    .max(2000)
    .regex(/^(https?:\/\/|\/(?!\/))/, "A link begins with https:// or, for a page of this desk, with /.")
    .nullable(),
});
export type Evidence = z.infer<typeof evidence>;

const minutes = z.number().int().min(1).max(525_600);
const target = z.object({ respond: minutes, resolve: minutes });
/** Minutes around the clock, of each severity: until a coordinator first responds, and until it is closed. */
export const slaTargets = z.object({ urgent: target, high: target, normal: target, low: target });
export type SlaTargets = z.infer<typeof slaTargets>;
