import { z } from "zod";
import { outcomes } from "../schema.ts";
import { desk, escalationPart, escalationRow } from "./list.ts";

export const attachment = z.object({ id: z.number(), name: z.string(), type: z.string(), bytes: z.number() });
export type Attachment = z.infer<typeof attachment>;

const message = z.object({
  id: z.number(),
  kind: z.enum(["message", "question", "reply", "answer"]),
  author: z.string(),
  role: z.string(),
  body: z.string(),
  at: z.string(),
  attachments: z.array(attachment),
});
export type Message = z.infer<typeof message>;

const logLine = z.object({
  id: z.number(),
  at: z.string(),
  person: z.string().nullable(),
  role: z.string().nullable(),
  deputyFor: z.string().nullable(),
  byKey: z.boolean(),
  what: z.string(),
  /** What changed, as words: "Desk", "none", "Technical". */
  changes: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
});
export type LogLine = z.infer<typeof logLine>;

const participant = z.object({ userId: z.number(), name: z.string(), part: z.string() });
export type Participant = z.infer<typeof participant>;

/** What whoever works an escalation needs of its account: no money, no way to its other pages. */
const accountDoor = z.object({
  name: z.string(),
  segment: z.string().nullable(),
  tier: z.string().nullable(),
  plan: z.string().nullable(),
  owner: z.string().nullable(),
  renewalOn: z.string().nullable(),
  customerSince: z.string().nullable(),
  band: z.enum(["healthy", "watch", "at-risk", "unknown"]),
  openTickets: z.number(),
  tickets: z.array(z.object({ subject: z.string(), priority: z.string().nullable(), openedAt: z.string() })),
});
export type AccountDoor = z.infer<typeof accountDoor>;

export const escalationDetail = z.object({
  escalation: escalationRow.extend({
    summary: z.string(),
    blockers: z.array(z.string()),
    evidence: z.array(z.object({ label: z.string(), href: z.string().nullable() })),
    impact: z.string().nullable(),
    closing: z.string().nullable(),
    mergedIntoId: z.number().nullable(),
    answeredAt: z.string().nullable(),
    wasRouted: z.boolean(),
    outcome: z.enum(outcomes).nullable(),
    desk: desk.nullable(),
  }),
  part: escalationPart,
  messages: z.array(message),
  log: z.array(logLine),
  participants: z.array(participant),
  account: accountDoor,
  asOf: z.string(),
});
export type EscalationDetail = z.infer<typeof escalationDetail>;
