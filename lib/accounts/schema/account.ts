import { z } from "zod";
import { bands, confidences, day, forecasts } from "../schema.ts";
import { accountField } from "./fields.ts";

const instant = z.iso.datetime({ offset: true });

/** The head of an account's page: who it is, whose it is, and how it stands. No amounts (N4). */
export const accountHead = z.object({
  id: z.number(),
  name: z.string(),
  domain: z.string().nullable(),
  externalId: z.string().nullable(),
  parentId: z.number().nullable(),
  parentName: z.string().nullable(),
  ownerId: z.number().nullable(),
  ownerName: z.string().nullable(),
  segment: z.string().nullable(),
  tier: z.string().nullable(),
  stage: z.string(),
  industry: z.string().nullable(),
  country: z.string().nullable(),
  plan: z.string().nullable(),
  seats: z.number().nullable(),
  customerSince: day.nullable(),
  renewalOn: day.nullable(),
  renewalForecast: z.enum(forecasts).nullable(),
  autoRenew: z.boolean().nullable(),
  churnedOn: day.nullable(),
  paying: z.boolean(),
  cadenceDays: z.number().nullable(),
  lastInteractionOn: day.nullable(),
  band: z.enum(bands),
  score: z.number().nullable(),
  delta14: z.number().nullable(),
  confidence: z.enum(confidences).nullable(),
  summary: z.string().nullable(),
  asOf: day,
  fields: z.array(accountField),
  mayChange: z.boolean(),
  /** Colleagues who work it beside its owner; without a day until somebody ends it. */
  coveredBy: z.array(z.object({ userId: z.number(), name: z.string(), untilOn: day.nullable() })),
});
export type AccountHead = z.infer<typeof accountHead>;

export const timelineKinds = [
  "interaction",
  "pulse",
  "ticket",
  "survey",
  "onboarding",
  "contact",
  "renewal",
  "health",
  "book",
  "system",
  "escalation",
] as const;
export const timelineEntry = z.object({
  key: z.string(),
  kind: z.enum(timelineKinds),
  at: instant,
  title: z.string(),
  detail: z.string().nullable(),
  by: z.string().nullable(),
  /** Where it can be looked at, below the instance's own address. */
  href: z.string().nullable(),
  /** The customer reads it too. */
  shared: z.boolean(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const contactRow = z.object({
  id: z.number(),
  name: z.string(),
  email: z.string().nullable(),
  title: z.string().nullable(),
  role: z.string().nullable(),
  phone: z.string().nullable(),
  joinedOn: day.nullable(),
  leftOn: day.nullable(),
});
export type ContactRow = z.infer<typeof contactRow>;

export const ticketRow = z.object({
  id: z.number(),
  externalId: z.string().nullable(),
  subject: z.string().nullable(),
  category: z.string().nullable(),
  priority: z.string().nullable(),
  status: z.string().nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  escalated: z.boolean(),
});
export type TicketRow = z.infer<typeof ticketRow>;

export const answerRow = z.object({
  id: z.number(),
  survey: z.string(),
  kind: z.enum(["csat", "nps", "ces"]),
  contact: z.string().nullable(),
  score: z.number().nullable(),
  scaleMax: z.number(),
  satisfied: z.boolean().nullable(),
  comment: z.string().nullable(),
  answeredAt: instant.nullable(),
});
export type AnswerRow = z.infer<typeof answerRow>;
