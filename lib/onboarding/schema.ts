import { z } from "zod";

const day = z.iso.date();

export const milestoneRow = z.object({
  id: z.number(),
  name: z.string(),
  ownerSide: z.enum(["us", "customer"]),
  isFirstValue: z.boolean(),
  originalDueOn: day.nullable(),
  dueOn: day.nullable(),
  completedOn: day.nullable(),
  blockedReason: z.string().nullable(),
  blockedOn: day.nullable(),
});
export type MilestoneRow = z.infer<typeof milestoneRow>;

export const planRow = z.object({
  id: z.number(),
  name: z.string(),
  template: z.string().nullable(),
  status: z.enum(["running", "paused", "completed", "cancelled"]),
  startedOn: day,
  originalDueOn: day,
  dueOn: day,
  completedOn: day.nullable(),
  milestones: z.array(milestoneRow),
});
export type PlanRow = z.infer<typeof planRow>;

export const onboardingOutput = z.object({
  asOf: day,
  firstValueFrom: day.nullable(),
  firstValueOn: day.nullable(),
  plans: z.array(planRow),
});
export type OnboardingOutput = z.infer<typeof onboardingOutput>;
