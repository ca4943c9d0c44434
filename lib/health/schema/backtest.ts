import { z } from "zod";
import { daySchema, modelConfigSchema } from "../schema.ts";
import {
  calibrationSchema,
  cutSchema,
  differenceSchema,
  figuresSchema,
  missedSchema,
  runSchema,
} from "./prediction.ts";

const count = z.number().int();
const id = z.coerce.number().int().positive();

export const mostMonths = 36;
export const windowLimits = { horizon: { least: 30, most: 365 }, lead: { least: 0, most: 90 } } as const;

const days = ({ least, most }: { least: number; most: number }, what: string) => {
  const sentence = `${what} must be a whole number of days from ${least} to ${most}.`;
  return z.coerce.number(sentence).int(sentence).min(least, sentence).max(most, sentence);
};

const months = `Choose between 1 and ${mostMonths} months.`;

/** How far ahead is looked: an account churned when it left in (asOf + lead, asOf + lead + horizon]. */
export const windowInput = z.object({
  horizon: days(windowLimits.horizon, "The window").default(90),
  lead: days(windowLimits.lead, "The lead").default(0),
});
export type Window = z.infer<typeof windowInput>;

const subjectInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("model"), modelId: id }),
  z.object({ kind: z.literal("measure"), key: z.string().min(1).max(60) }),
]);

export const backtestInput = windowInput.extend({
  subjects: z
    .array(subjectInput)
    .min(1, "Choose what to test: a model or a measure.")
    .max(4, "At most four at a time.")
    .refine((all) => new Set(all.map((one) => JSON.stringify(one))).size === all.length, "Each can be tested once."),
  /** These dates; without them the first of each of the last `months` months whose window is over. */
  dates: z
    .array(daySchema)
    .min(1, "Choose at least one date.")
    .max(mostMonths, `At most ${mostMonths} dates.`)
    .optional(),
  months: z.coerce.number(months).int(months).min(1, months).max(mostMonths, months).default(12),
});
export type BacktestInput = z.infer<typeof backtestInput>;

/** What is tested, as it was when the run was asked for: a draft may change meanwhile. */
const subjectSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("model"),
    label: z.string(),
    modelId: count,
    version: count.nullable(),
    config: modelConfigSchema,
  }),
  z.object({ kind: z.literal("measure"), label: z.string(), key: z.string() }),
]);
export type BacktestSubject = z.infer<typeof subjectSchema>;

export const backtestParams = windowInput.extend({ subjects: z.array(subjectSchema), dates: z.array(daySchema) });
export type BacktestParams = z.infer<typeof backtestParams>;

/** What looks too good to be true, or was not known then: which measure, and what to check. */
export const flagSchema = z.object({
  kind: z.enum(["leak", "present-only", "presence"]),
  key: z.string(),
  label: z.string(),
  auc: z.number().nullable(),
});
export type BacktestFlag = z.infer<typeof flagSchema>;

const subjectResult = z.object({
  overall: figuresSchema,
  byDate: z.array(figuresSchema.extend({ asOf: daySchema })),
  bySegment: z.array(figuresSchema.extend({ segment: z.string().nullable() })),
  calibration: calibrationSchema,
  /** Churned while healthy, one line an account, as of its last date before it left; the first fifty by score. */
  missed: z.array(missedSchema),
  missedAccounts: count,
  flags: z.array(flagSchema),
});
export type SubjectResult = z.infer<typeof subjectResult>;

const dateSchema = z.object({
  asOf: daySchema,
  accounts: count,
  churned: count,
  /** Left before the window began; not customers yet. */
  leftInLead: count,
  notYet: count,
  cut: cutSchema,
});
export type BacktestDate = z.infer<typeof dateSchema>;

export const backtestResult = z.object({
  dates: z.array(dateSchema),
  /** Rows: accounts on all dates. An account that left counts once in `leavings`, in each date's window in `churned`. */
  rows: count,
  churned: count,
  leavings: count,
  verdict: z.enum(["judged", "too-few", "no-churn"]),
  subjects: z.array(subjectResult),
  /** When exactly two are tested: the second against the first. */
  difference: differenceSchema.nullable(),
});
export type BacktestResult = z.infer<typeof backtestResult>;

export const backtestRun = runSchema.extend({ params: backtestParams, result: backtestResult.nullable() });
export type BacktestRun = z.infer<typeof backtestRun>;

export const runsInput = z.object({
  state: runSchema.shape.state.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(20),
});
export type RunsInput = z.infer<typeof runsInput>;

const runLine = runSchema.extend({ subjects: z.array(z.string()), dates: z.array(daySchema), ...windowInput.shape });
export type BacktestLine = z.infer<typeof runLine>;
export const backtestRuns = z.object({ rows: z.array(runLine), total: count });

/** The address of the list of runs, read leniently: what makes no sense is as if it were not there. */
export function readRunsQuery(query: Record<string, string | string[] | undefined>): RunsInput {
  const one = (name: string) => [query[name]].flat()[0];
  return {
    state: runSchema.shape.state.safeParse(one("state")).data,
    page: runsInput.shape.page.safeParse(one("page") ?? 1).data ?? 1,
    pageSize: 20,
  };
}

/** The id of a run in an address; null for what cannot be one. */
export function readRunId(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
