import { z } from "zod";
import { evidence, severities } from "#lib/escalations/schema.ts";

const id = z.coerce.number().int().positive();
const day = z.iso.date();
const count = z.number().int();
const line = z.string().trim().min(1).max(500);

export const handoffStates = ["draft", "submitted", "passed", "accepted", "withdrawn"] as const;
export const handoffSteps = ["submit", "withdraw", "reopen", "pass", "send-back", "accept", "return"] as const;
export type HandoffStep = (typeof handoffSteps)[number];

export const handoffGoal = z.object({
  title: z.string().trim().min(1, "Say what the customer wants to reach").max(200),
  unit: z.string().trim().max(40).nullable().default(null),
  baseline: z.number().nullable().default(null),
  target: z.number().nullable().default(null),
  dueOn: day.nullable().default(null),
});
export const stakeholder = z.object({
  name: z.string().trim().min(1, "Write the person's name").max(120),
  title: z.string().trim().max(120).nullable().default(null),
  role: z.string().trim().max(60).nullable().default(null),
  email: z.email("Correct the email address").max(200).nullable().default(null),
});
export type Stakeholder = z.infer<typeof stakeholder>;

const content = {
  title: z.string().trim().min(1, "Give the handoff a title").max(200),
  goals: z.array(handoffGoal).max(20),
  stakeholders: z.array(stakeholder).max(40),
  risks: z.array(line).max(20),
  promises: z.array(line).max(20),
  links: z.array(evidence).max(20),
  note: z.string().trim().max(4000).nullable(),
};
export const handoffContent = z.object(content);
export type HandoffContent = z.infer<typeof handoffContent>;

export const draftInput = z.object({ accountId: id, dealId: id });
export const editHandoffInput = z.object({ handoffId: id, ...content });
export type EditHandoffInput = z.infer<typeof editHandoffInput>;
export const moveHandoffInput = z.object({
  handoffId: id,
  step: z.enum(handoffSteps),
  /** Needed to send it back or to return it: what is missing. */
  missing: z.string().trim().max(1000).nullable().default(null),
  /** Whom the coordinator passes it to; the account's owner, when absent. */
  csmId: id.nullable().default(null),
});
export type MoveHandoffInput = z.infer<typeof moveHandoffInput>;

export const handoffRow = z.object({
  id: count,
  accountId: count,
  account: z.string(),
  title: z.string(),
  deal: z.string().nullable(),
  wonOn: day.nullable(),
  state: z.enum(handoffStates),
  missing: z.string().nullable(),
  csm: z.string().nullable(),
  owner: z.string().nullable(),
  by: z.string().nullable(),
  movedOn: day,
  goals: count,
  /** What the caller may do with it now. */
  steps: z.array(z.enum(handoffSteps)),
});
export type HandoffRow = z.infer<typeof handoffRow>;

export const handoffsInput = z.object({
  q: z.string().trim().max(100).default(""),
  state: z.enum(handoffStates).nullable().default(null),
  sort: z.enum(["moved", "account", "state"]).default("moved"),
  dir: z.enum(["asc", "desc"]).default("desc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type HandoffsInput = z.infer<typeof handoffsInput>;
export const handoffPage = z.object({ asOf: day, rows: z.array(handoffRow), total: count });
export type HandoffPage = z.infer<typeof handoffPage>;

export const handoffDetail = handoffRow.omit({ goals: true }).extend({
  ...content,
  mayEdit: z.boolean(),
  log: z.array(
    z.object({
      id: count,
      at: z.iso.datetime({ offset: true }),
      by: z.string().nullable(),
      what: z.string(),
      note: z.string().nullable(),
    }),
  ),
});
export type HandoffDetail = z.infer<typeof handoffDetail>;

/** An opportunity for the sales desk, by way of the coordinator. */
export const toSalesInput = z.object({
  accountId: id,
  dealId: id.nullable().default(null),
  title: z.string().trim().min(1, "Name the opportunity").max(200),
  need: z.string().trim().min(1, "Say what the customer needs, and why now").max(4000),
  people: z.string().trim().max(500).nullable().default(null),
  timing: z.string().trim().max(200).nullable().default(null),
  severity: z.enum(severities).default("normal"),
});
export type ToSalesInput = z.infer<typeof toSalesInput>;

/** A ticket for the customer-service desk, by way of the coordinator. */
export const toServiceInput = z.object({
  accountId: id,
  ticketId: id,
  problem: z.string().trim().min(1, "Say what should be done about it").max(4000),
  severity: z.enum(severities).default("normal"),
});
export type ToServiceInput = z.infer<typeof toServiceInput>;

export const handedRow = z.object({
  id: count,
  accountId: count,
  account: z.string(),
  kind: z.enum(["sales", "service"]),
  /** The deal or the ticket. */
  about: z.string().nullable(),
  ticketId: count.nullable(),
  title: z.string(),
  reference: z.string(),
  state: z.string(),
  outcome: z.string().nullable(),
  closing: z.string().nullable(),
  by: z.string().nullable(),
  handedOn: day,
  closedOn: day.nullable(),
});
export type HandedRow = z.infer<typeof handedRow>;

export const handedInput = z.object({
  kind: z.enum(["sales", "service"]),
  accountId: id.nullable().default(null),
  q: z.string().trim().max(100).default(""),
  open: z.enum(["open", "closed"]).nullable().default(null),
  sort: z.enum(["handed", "account"]).default("handed"),
  dir: z.enum(["asc", "desc"]).default("desc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type HandedInput = z.infer<typeof handedInput>;

const side = z.object({ answers: count, satisfied: count });
/** Satisfaction of the accounts whose issues came back, in 90 days before each was handed out and 90 days after it was closed. */
export const serviceEffect = z.object({ issues: count, accounts: count, before: side, after: side });
export type ServiceEffect = z.infer<typeof serviceEffect>;
export const handedPage = z.object({
  asOf: day,
  rows: z.array(handedRow),
  total: count,
  effect: serviceEffect.nullable(),
});
export type HandedPage = z.infer<typeof handedPage>;

const one = (query: Record<string, unknown>, name: string) => [query[name]].flat()[0] ?? null;
export function readHandoffQuery(query: Record<string, unknown>) {
  const { shape } = handoffsInput;
  return {
    q: shape.q.safeParse(one(query, "q") ?? "").data ?? "",
    state: shape.state.safeParse(one(query, "state")).data ?? null,
    page: shape.page.safeParse(one(query, "page") ?? 1).data ?? 1,
    pageSize: 50,
  };
}
export function readHandedQuery(query: Record<string, unknown>) {
  const { shape } = handedInput;
  return {
    q: shape.q.safeParse(one(query, "q") ?? "").data ?? "",
    open: shape.open.safeParse(one(query, "open")).data ?? null,
    accountId: shape.accountId.safeParse(one(query, "account")).data ?? null,
    page: shape.page.safeParse(one(query, "page") ?? 1).data ?? 1,
    pageSize: 50,
  };
}
