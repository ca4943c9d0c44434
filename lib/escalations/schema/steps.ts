import { z } from "zod";
import { escalationCategories, evidence, outcomes, severities } from "../schema.ts";
import { desk } from "./list.ts";

const id = z.coerce.number().int().positive();
const text = (most: number) => z.string().trim().min(1, "Write a few words first.").max(most);
const day = z.iso.date();

export const oneInput = z.object({ escalationId: id });
const many = z.object({ escalationIds: z.array(id).min(1).max(200) });

export const raiseInput = z.object({
  accountId: id,
  category: z.enum(escalationCategories),
  severity: z.enum(severities),
  title: text(200),
  summary: text(10_000),
  blockers: z.array(text(500)).max(20).default([]),
  evidence: z.array(evidence).max(20).default([]),
  impact: z.string().trim().max(2000).default(""),
});
export type RaiseInput = z.infer<typeof raiseInput>;
export const raisedOutput = z.object({ id: z.number(), reference: z.string(), raised: z.boolean() });

export const triageInput = oneInput.extend({
  category: z.enum(escalationCategories).optional(),
  severity: z.enum(severities).optional(),
});
export type TriageInput = z.infer<typeof triageInput>;
export const routeInput = many.extend({ desk, specialistId: id.nullable().default(null) });
export const mergeInput = oneInput.extend({ intoId: id });
export const closeInput = many.extend({ outcome: z.enum(outcomes), closing: z.string().trim().max(2000).default("") });
export const manyInput = many;
export const changed = z.object({ changed: z.number() });

export const writeInput = oneInput.extend({
  kind: z.enum(["message", "question", "reply", "answer"]).default("message"),
  body: text(20_000),
  attachmentIds: z.array(id).max(10).default([]),
});
export type WriteInput = z.infer<typeof writeInput>;
export const made = z.object({ id: z.number() });

export const removeAttachmentInput = oneInput.extend({ attachmentId: id });

export const deputyInput = z
  .object({ userId: id, fromOn: day, untilOn: day })
  .refine(({ fromOn, untilOn }) => untilOn >= fromOn, "The last day lies before the first. Choose a later one.");
export const deputyLine = z.object({
  id: z.number(),
  coordinator: z.string(),
  deputy: z.string(),
  fromOn: z.string(),
  untilOn: z.string(),
  onDuty: z.boolean(),
  mine: z.boolean(),
});
export type DeputyLine = z.infer<typeof deputyLine>;
export const endDeputyInput = z.object({ deputyId: id });
