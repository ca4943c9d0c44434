import { z } from "zod";
import { escalationCategories, escalationStates, outcomes, parts, severities } from "../schema.ts";

const id = z.coerce.number().int().positive();
export const desk = z.enum(["sales", "customer-service", "technical", "billing-legal", "product"]);
export const escalationSorts = ["due", "raised", "severity", "account", "state"] as const;

export const listInput = z.object({
  search: z.string().trim().max(100).default(""),
  /** "open": whatever is neither closed nor merged. */
  state: z.enum(["open", "all", ...escalationStates]).default("open"),
  category: z.enum(escalationCategories).nullable().default(null),
  severity: z.enum(severities).nullable().default(null),
  desk: desk.nullable().default(null),
  overdue: z.coerce.boolean().default(false),
  /** Only those that wait for the caller: as coordinator, specialist or whoever is asked. */
  mine: z.coerce.boolean().default(false),
  accountId: id.nullable().default(null),
  sort: z.enum(escalationSorts).default("due"),
  dir: z.enum(["asc", "desc"]).default("asc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListInput = z.infer<typeof listInput>;

export const escalationRow = z.object({
  id: z.number(),
  accountId: z.number(),
  account: z.string(),
  category: z.enum(escalationCategories),
  severity: z.enum(severities),
  title: z.string(),
  state: z.enum(escalationStates),
  desk: desk.nullable(),
  specialist: z.string().nullable(),
  /** The person, or the protocol's name. */
  raiser: z.string(),
  raisedAt: z.string(),
  respondDueAt: z.string(),
  resolveDueAt: z.string(),
  respondedAt: z.string().nullable(),
  pausedSince: z.string().nullable(),
  closedAt: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
});
export type EscalationRow = z.infer<typeof escalationRow>;

export const listOutput = z.object({ rows: z.array(escalationRow), total: z.number(), asOf: z.string() });

export const dutyOutput = z.object({
  /** Whether the caller may triage, route and close, as a coordinator or as a deputy on duty. */
  coordinates: z.boolean(),
  standsInFor: z.array(z.string()),
});

export const specialist = z.object({ userId: z.number(), name: z.string(), desk });
export type Specialist = z.infer<typeof specialist>;

export const escalationPart = z.enum(parts);
