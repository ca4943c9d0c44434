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

/** What was agreed on changes; the measured result stays (measureGoalInput). */
export const changeGoalInput = addGoalInput.omit({ current: true }).extend({ goalId: id });
export type ChangeGoalInput = z.infer<typeof changeGoalInput>;

/** The measured result of a goal; `reached` marks it reached today, or takes that back. */
export const measureGoalInput = z.object({
  accountId: id,
  goalId: id,
  current: z.number().nullable(),
  reached: z.boolean(),
});
export type MeasureGoalInput = z.infer<typeof measureGoalInput>;

export const dealKinds = ["expansion", "renewal", "new"] as const;
export const dealStates = ["open", "won", "lost"] as const;

/** A deal or an opportunity, as imported or entered; what it is worth stands in schema finance (SPEC N4). */
export const dealRow = z.object({
  id: z.number(),
  name: z.string(),
  kind: z.string().nullable(),
  stage: z.string().nullable(),
  state: z.enum(dealStates),
  openedOn: day.nullable(),
  closesOn: day.nullable(),
  closedOn: day.nullable(),
  imported: z.boolean(),
});
export type DealRow = z.infer<typeof dealRow>;

const dealFields = {
  accountId: id,
  name: z.string().trim().min(1, "Give the deal a name").max(200),
  kind: z.enum(dealKinds),
  stage: z.string().trim().max(80).nullable().default(null),
  closesOn: day.nullable().default(null),
};

/** `openedOn`: today when not given. */
export const addDealInput = z.object({ ...dealFields, openedOn: day.nullable().default(null) });
export type AddDealInput = z.infer<typeof addDealInput>;

/** `closedOn`: today when a deal is won or lost and no day is given; an open deal has none. */
export const changeDealInput = z.object({
  ...dealFields,
  dealId: id,
  state: z.enum(dealStates),
  closedOn: day.nullable().default(null),
});
export type ChangeDealInput = z.infer<typeof changeDealInput>;
