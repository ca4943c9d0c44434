import { z } from "zod";

const id = z.coerce.number().int().positive();
const day = z.iso.date();

export const goalRow = z.object({
  id: z.number(),
  title: z.string(),
  unit: z.string().nullable(),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  current: z.number().nullable(),
  dueOn: day.nullable(),
  reachedOn: day.nullable(),
});
export type GoalRow = z.infer<typeof goalRow>;

export const addGoalInput = z.object({
  accountId: id,
  title: z.string().trim().min(1, "Say what the customer wants to reach").max(200),
  unit: z.string().trim().max(40).nullable().default(null),
  baseline: z.number().nullable().default(null),
  target: z.number().nullable().default(null),
  current: z.number().nullable().default(null),
  dueOn: day.nullable().default(null),
});
export type AddGoalInput = z.infer<typeof addGoalInput>;

/** The measured result of a goal; `reached` marks it reached today, or takes that back. */
export const measureGoalInput = z.object({
  accountId: id,
  goalId: id,
  current: z.number().nullable(),
  reached: z.boolean(),
});
export type MeasureGoalInput = z.infer<typeof measureGoalInput>;
