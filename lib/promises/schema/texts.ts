import { z } from "zod";
import { escalationCategories } from "#lib/escalations/schema.ts";
import { promiseFinding, surface } from "../schema.ts";

const id = z.coerce.number().int().positive();
export const longestText = 20_000;

export const checkInput = z.object({
  text: z.string().max(longestText),
  accountId: id.optional(),
  reference: z.string().trim().max(40).nullable().default(null),
  /** A draft or an earlier version, to try it; without it the rules in use. */
  versionId: id.optional(),
});

export const checkOutput = z.object({
  /** null: of a draft. */
  version: z.number().nullable(),
  /** Whether the reference is that of an answered escalation of the account. */
  answered: z.boolean(),
  verdict: z.enum(["clear", "needs-escalation", "never"]),
  findings: z.array(promiseFinding),
});
export type CheckedOutput = z.infer<typeof checkOutput>;

export const replacedInput = z.object({
  text: z.string().max(longestText),
  accountId: id.optional(),
  surface,
  /** Keys of the findings whose words were replaced. */
  keys: z.array(z.string().max(200)).min(1).max(100),
});

export const answeredEscalation = z.object({
  reference: z.string(),
  title: z.string(),
  category: z.enum(escalationCategories),
  answeredAt: z.iso.datetime(),
});

/** A text meant for a customer as <GuardedText> hands it to its form, and a door takes it. */
export const guardedText = z.object({
  text: z.string().trim().min(1, "Write something first.").max(longestText),
  /** Of an answered escalation of the account. */
  reference: z.string().trim().max(40).nullable().default(null),
  /** Keys of findings that the person calls no promise. */
  dismissed: z.array(z.string().max(200)).max(100).default([]),
});
export type GuardedTextValue = z.infer<typeof guardedText>;
