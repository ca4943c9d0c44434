import { z } from "zod";
import { interventionStates, outcomes, scopeKinds, whySchema } from "../schema.ts";

const count = z.number().int();
const id = z.coerce.number().int().positive();
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });

export const interventionSorts = ["opened", "account", "protocol"] as const;
export const interventionsInput = z.object({
  q: z.string().trim().max(100).default(""),
  state: z.enum(interventionStates).nullable().default(null),
  protocolId: id.nullable().default(null),
  accountId: id.nullable().default(null),
  mine: z.coerce.boolean().default(false),
  sort: z.enum(interventionSorts).default("opened"),
  dir: z.enum(["asc", "desc"]).default("desc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type InterventionsInput = z.infer<typeof interventionsInput>;

export const interventionRow = z.object({
  id: count,
  protocolId: count,
  protocol: z.string(),
  accountId: count.nullable(),
  name: z.string(),
  scopeKind: z.enum(scopeKinds),
  owner: z.string().nullable(),
  openedAt: instant,
  why: z.string(),
  state: z.enum(interventionStates),
  snoozedUntil: day.nullable(),
  outcome: z.enum(outcomes).nullable(),
  reason: z.string().nullable(),
  endedAt: instant.nullable(),
  /** Steps that are done, of all. */
  done: count,
  steps: count,
});
export type InterventionRow = z.infer<typeof interventionRow>;
export const interventionPage = z.object({ rows: z.array(interventionRow), total: count });

export const emailDraft = z.object({
  id: count,
  contact: z.string().nullable(),
  address: z.string().nullable(),
  subject: z.string(),
  body: z.string(),
  state: z.enum(["draft", "sent", "dropped"]),
});
export type EmailDraft = z.infer<typeof emailDraft>;
export const interventionDetail = interventionRow.extend({
  version: count,
  openedBy: z.string().nullable(),
  heldOut: z.boolean(),
  told: whySchema,
  plan: z.array(
    z.object({ place: count, text: z.string(), state: z.enum(["done", "next", "later"]), dueOn: day.nullable() }),
  ),
  log: z.array(
    z.object({
      at: instant,
      kind: z.string(),
      text: z.string(),
      href: z.string().nullable(),
      by: z.string().nullable(),
    }),
  ),
  emails: z.array(emailDraft),
  ends: z.array(z.string()),
  mayChange: z.boolean(),
});
export type InterventionDetail = z.infer<typeof interventionDetail>;

export const accountIntervention = z.object({
  id: count,
  protocolId: count,
  protocol: z.string(),
  openedAt: instant,
  /** The sentence that says why it fired. */
  why: z.string(),
  state: z.enum(interventionStates),
  snoozedUntil: day.nullable(),
  outcome: z.enum(outcomes).nullable(),
  endedAt: instant.nullable(),
});
export type AccountIntervention = z.infer<typeof accountIntervention>;

/** `accountId` is absent for one of a segment or of the whole: those are a manager's. */
const one = z.object({ accountId: id.optional(), interventionId: id });
export const endInput = one.extend({
  as: z.enum(["recovered", "lost", "stopped"]),
  outcome: z.enum(outcomes),
  reason: z.string().trim().min(1, "Say in a few words what came of it.").max(1000),
});
export type EndInput = z.infer<typeof endInput>;
/** For one that ended by itself: what a person thinks of it afterwards. */
export const judgeInput = one.extend({ outcome: z.enum(outcomes), reason: z.string().trim().max(1000).default("") });
export type JudgeInput = z.infer<typeof judgeInput>;
export const snoozeInput = one.extend({ untilOn: day.nullable() });
export type SnoozeInput = z.infer<typeof snoozeInput>;

export const sendEmailInput = z.object({
  accountId: id,
  interventionId: id,
  emailId: id,
  subject: z.string().trim().min(1, "Write a subject.").max(200),
  body: z.string().trim().min(1, "Write a text.").max(5000),
  reference: z.string().trim().max(40).nullable().default(null),
  dismissed: z.array(z.string().max(500)).max(50).default([]),
});
export type SendEmailInput = z.infer<typeof sendEmailInput>;
export const dropEmailInput = z.object({ accountId: id, interventionId: id, emailId: id });
