import { z } from "zod";
import { day, figure, metricKey, metricRow, trendPoint, unit } from "../schema.ts";

const id = z.coerce.number().int().positive();

/** What the Targets screen is asked for; `to` is the first day that no longer counts. */
export const scopeInput = z.object({
  segment: z.string().min(1).max(100).optional(),
  team: id.optional(),
  owner: id.optional(),
  period: z.enum(["12m", "3m", "1m", "custom"]).default("12m"),
  from: day.optional(),
  to: day.optional(),
  /** Which page of CSMs stands in the table. */
  csms: z.coerce.number().int().min(1).max(1000).optional(),
});
export type ScopeInput = z.infer<typeof scopeInput>;

export const metricInput = scopeInput.extend({ key: metricKey });
export const rowsInput = metricInput.extend({
  state: z.enum(["in", "out", "beside"]).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});

export const tile = z.object({
  key: metricKey,
  name: z.string(),
  short: z.string(),
  definition: z.string(),
  unit,
  financial: z.boolean(),
  target: z.number().nullable(),
  /** null when there is no figure, no target, or the period is not the one that is judged. */
  met: z.boolean().nullable(),
  figure,
  restated: z.boolean(),
  /** The figure's own period: segments of money are published at month ends only. */
  start: day,
  end: day,
  previous: z.object({ value: z.number().nullable(), n: z.number(), start: day, end: day }).nullable(),
  trend: z.array(trendPoint),
});
export type Tile = z.infer<typeof tile>;

export const cell = z.object({ key: metricKey, figure, met: z.boolean().nullable() });
export type Cell = z.infer<typeof cell>;
export const sliceLine = z.object({ id: z.string(), name: z.string(), cells: z.array(cell) });
export type SliceLine = z.infer<typeof sliceLine>;

const choice = z.object({ id: z.string(), name: z.string() });
const choices = z.object({
  segments: z.array(choice),
  teams: z.array(choice),
  owners: z.array(choice.extend({ teams: z.array(z.number()) })),
});
export type Choices = z.infer<typeof choices>;

/** CSMs on one page of the table. */
export const csmsShown = 25;

export const overview = z.object({
  period: z.object({ start: day, end: day, asOf: day }),
  /** Whose days the figures are counted in. */
  timeZone: z.string(),
  judged: z.boolean(),
  definitions: z.object({ version: z.number(), approvedOn: day.nullable() }),
  tiles: z.array(tile),
  strip: z.array(tile),
  segments: z.array(sliceLine),
  owners: z.array(sliceLine),
  ownersTotal: z.number(),
  choices,
});
export type Overview = z.infer<typeof overview>;

export const detail = z.object({
  period: z.object({ start: day, end: day, asOf: day }),
  timeZone: z.string(),
  definitions: z.object({ version: z.number(), approvedOn: day.nullable() }),
  tile,
  query: z.string(),
  segments: z.array(sliceLine),
  counts: z.object({ in: z.number(), out: z.number(), beside: z.number() }).nullable(),
  /** Whether the caller may see the rows; those of money need a grant. */
  rowsOpen: z.boolean(),
});
export type Detail = z.infer<typeof detail>;

export const mostSideBySide = 4;
export const sideInput = scopeInput.omit({ owner: true, csms: true }).extend({
  /** CSMs, in this order. */
  owners: z.array(id).max(mostSideBySide).default([]),
});
export type SideInput = z.infer<typeof sideInput>;

export const sideBySide = z.object({
  period: z.object({ start: day, end: day, asOf: day }),
  timeZone: z.string(),
  judged: z.boolean(),
  definitions: z.object({ version: z.number(), approvedOn: day.nullable() }),
  /** First what the CSMs are compared with: the whole, or what the filters leave of it. */
  columns: z.array(z.object({ id: z.string().nullable(), name: z.string(), tiles: z.array(tile) })),
  choices,
});
export type SideBySide = z.infer<typeof sideBySide>;

const rowSum = z.object({ rows: z.number(), numerator: z.number(), denominator: z.number() });
export const rowPage = z.object({
  rows: z.array(metricRow),
  total: z.number(),
  /** Where numerators and denominators are amounts: minor units of the reporting currency, at the definitions' rates. */
  money: z
    .object({
      currency: z.string().length(3),
      /** Whether the caller's grants reach every account; else rows and sums are of those that they reach. */
      whole: z.boolean(),
      sums: z.object({ in: rowSum, out: rowSum, beside: rowSum }),
    })
    .nullable(),
});
export type RowPage = z.infer<typeof rowPage>;
