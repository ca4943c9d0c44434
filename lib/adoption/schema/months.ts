import { z } from "zod";

const day = z.iso.date();
const count = z.number().int();
const segment = z.string().max(80).optional();

export const funnelInput = z.object({ featureId: z.coerce.number().int().positive(), segment });

/** Accounts that were customers at the end of the month (of the running one: by now) and whose plan has the feature, by how far they were. */
export const funnelMonth = z.object({ month: day, inPlan: count, tried: count, regular: count, habit: count });
export type FunnelMonth = z.infer<typeof funnelMonth>;
export const funnelOutput = z.object({
  /** The day that the figures are of; null before they were ever made. */
  day: day.nullable(),
  /** Oldest first; the last one is running. */
  months: z.array(funnelMonth),
});
export type FunnelOutput = z.infer<typeof funnelOutput>;

export const cohortsInput = z.object({ segment });

/** Accounts that began in a month; `used[k]` of them used the product in the k-th month after it, null when nothing arrived for anybody. */
export const cohort = z.object({ month: day, accounts: count, used: z.array(count.nullable()) });
export type Cohort = z.infer<typeof cohort>;
/** Newest first; months that are over. */
export const cohortsOutput = z.object({ day: day.nullable(), cohorts: z.array(cohort) });
export type CohortsOutput = z.infer<typeof cohortsOutput>;
