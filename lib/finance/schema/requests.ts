import { z } from "zod";

export const requestScopes = ["book", "accounts"] as const;
export const requestStates = ["open", "granted", "declined", "withdrawn"] as const;

const id = z.coerce.number().int().positive();
const days = z.coerce.number().int().min(1, "Ask for a day at least.").max(366, "A year is the most.");
const accountIds = z.array(id).max(1000).default([]);

export const askInput = z.object({
  scope: z.enum(requestScopes),
  accountIds,
  reason: z.string().trim().min(1, "Write why you need to see money.").max(500),
  days,
});
export type AskInput = z.infer<typeof askInput>;

/** Granted as asked, or narrower or shorter; or declined, with the reason. */
export const answerInput = z.discriminatedUnion("granted", [
  z.object({ requestId: id, granted: z.literal(true), scope: z.enum(requestScopes), accountIds, days }),
  z.object({
    requestId: id,
    granted: z.literal(false),
    answer: z.string().trim().min(1, "Write why not, so that they know what to do.").max(500),
  }),
]);
export type AnswerInput = z.infer<typeof answerInput>;

export const requestsInput = z.object({
  state: z.enum(requestStates).nullable().default("open"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(20),
});
export type RequestsInput = z.infer<typeof requestsInput>;

export const requestShape = z.object({
  id: z.number(),
  person: z.string(),
  scope: z.enum(requestScopes),
  accounts: z.array(z.object({ id: z.number(), name: z.string() })),
  reason: z.string(),
  days: z.number(),
  askedAt: z.date(),
  state: z.enum(requestStates),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
});
export type MoneyRequest = z.infer<typeof requestShape>;
export const requestPage = z.object({ rows: z.array(requestShape), total: z.number() });
