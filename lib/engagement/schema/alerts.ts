import { z } from "zod";
import { riskKinds, verdicts } from "../rules/alert-precision.ts";

const count = z.number().int();
const day = z.iso.date();

export const alertPeriods = [30, 90, 365] as const;

/** Which alerts: of the model version in use unless another, or "all", is named; by default of the last 90 days. */
export const alertScope = z.object({
  version: z.union([z.literal("all"), z.coerce.number().int().positive()]).optional(),
  days: z.coerce
    .number()
    .refine((days) => (alertPeriods as readonly number[]).includes(days), "Choose 30, 90 or 365 days.")
    .default(90),
});
export type AlertScope = z.infer<typeof alertScope>;

/** "none" stands for decisions whose leading measure was not kept. */
export const alertRowsInput = alertScope.extend({
  dimension: z.string().max(60).optional(),
  measure: z.string().max(60).optional(),
  verdict: z.enum(verdicts).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type AlertRowsInput = z.infer<typeof alertRowsInput>;

const line = z.object({
  real: count,
  notReal: count,
  putOff: count,
  precision: z.number().nullable(),
  small: z.boolean(),
});

export const alertPrecision = z.object({
  asOf: day,
  days: z.number(),
  /** The version that was asked for; null for all of them together. */
  version: count.nullable(),
  current: count.nullable(),
  versions: z.array(count),
  total: line,
  /** What a leading reason can be. */
  measures: z.array(z.object({ key: z.string(), label: z.string(), dimension: z.string() })),
  dimensions: z.array(
    line.extend({
      key: z.string().nullable(),
      measures: z.array(line.extend({ key: z.string().nullable(), label: z.string() })),
    }),
  ),
});
export type AlertPrecision = z.infer<typeof alertPrecision>;

export const alertRow = z.object({
  id: z.number(),
  accountId: z.number(),
  account: z.string(),
  day,
  kind: z.enum(riskKinds),
  score: z.number().nullable(),
  version: count.nullable(),
  measure: z.string().nullable(),
  label: z.string().nullable(),
  dimension: z.string().nullable(),
  verdict: z.enum(verdicts),
  reason: z.string().nullable(),
  by: z.string().nullable(),
});
export type AlertRow = z.infer<typeof alertRow>;
export const alertRowPage = z.object({ rows: z.array(alertRow), total: count });

/** The address of the judged alerts, read leniently: what makes no sense is as if it were not there. */
export function readAlertQuery(query: Record<string, string | string[] | undefined>): AlertRowsInput {
  const { shape } = alertRowsInput;
  const one = (name: string) => [query[name]].flat()[0];
  return {
    version: shape.version.safeParse(one("version")).data,
    days: shape.days.safeParse(one("days")).data ?? 90,
    dimension: shape.dimension.safeParse(one("dimension")).data,
    measure: shape.measure.safeParse(one("measure")).data,
    verdict: shape.verdict.safeParse(one("verdict")).data,
    page: shape.page.safeParse(one("page")).data ?? 1,
    pageSize: 50,
  };
}
