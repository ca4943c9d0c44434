import { z } from "zod";

export const objectKeys = [
  "links",
  "accounts",
  "contacts",
  "subscriptions",
  "deals",
  "invoices",
  "usage-daily",
  "usage-events",
  "tickets",
  "survey-responses",
  "milestones",
  "churn-events",
  "custom-metrics",
  "snapshot",
  "interactions",
] as const;
export const objectKey = z.enum(objectKeys);
export type ObjectKey = z.infer<typeof objectKey>;

export const dateOrder = z.enum(["ymd", "dmy", "mdy", "ask"]);
export type DateOrder = z.infer<typeof dateOrder>;
export const decimalMark = z.enum([".", ","]);
export type DecimalMark = z.infer<typeof decimalMark>;

export const columnKind = z.enum(["empty", "boolean", "number", "day", "instant", "email", "text"]);

/** What was found out about one column, over the whole file; never a value of it. */
export const columnFacts = z.object({
  name: z.string(),
  kind: columnKind,
  filled: z.int(),
  order: dateOrder.nullable(),
  decimal: decimalMark.nullable(),
  repeats: z.int(),
});
export type ColumnFacts = z.infer<typeof columnFacts>;

export const dialect = z.object({
  encoding: z.string(),
  delimiter: z.string().length(1),
  newline: z.enum(["\n", "\r"]),
  columns: z.array(columnFacts),
});
export type Dialect = z.infer<typeof dialect>;

/** field key → column name. Dates and decimals override what was recognised, by column name. */
export const mapping = z.object({
  columns: z.record(z.string().max(60), z.string().max(300)),
  dates: z.record(z.string(), z.enum(["ymd", "dmy", "mdy"])).default({}),
  decimals: z.record(z.string(), decimalMark).default({}),
  custom: z.array(z.string()).default([]),
  money: z.array(z.string()).default([]),
  asOf: z.iso.date().nullable().default(null),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default("USD"),
});
export type Mapping = z.infer<typeof mapping>;

export type RefusalCode =
  | "too-long"
  | "open-quote"
  | "nul"
  | "encoding"
  | "columns"
  | "missing"
  | "not-a-date"
  | "impossible-date"
  | "future"
  | "not-a-number"
  | "not-an-amount"
  | "not-a-boolean"
  | "not-an-email"
  | "too-large"
  | "text-too-long"
  | "unknown-choice"
  | "unknown-account"
  | "no-link"
  | "order"
  | "repeated"
  | "not-custom"
  | "no-mapping";

/** Corrections for "npm run import", by file name: { "users.csv": { "object": "contacts", "columns": { "email": "Mail" } } }. */
export const folderMapping = z.record(
  z.string(),
  mapping.partial().extend({ object: objectKey.nullable().optional() }),
);
export type FolderMapping = z.infer<typeof folderMapping>;

/** Messages never quote a value, but a date that cannot be an amount: they are shown to people who may not see the file's amounts. */
export type Refusal = { row: number; code: RefusalCode; column: string | null; message: string };

export const importState = z.enum([
  "uploading",
  "reading",
  "mapping",
  "checking",
  "checked",
  "running",
  "done",
  "undoing",
  "undone",
  "failed",
]);
export type ImportState = z.infer<typeof importState>;

export const warning = z.object({ code: z.string(), count: z.int(), message: z.string() });
export type Warning = z.infer<typeof warning>;

export const importFile = z.object({
  id: z.int(),
  name: z.string(),
  size: z.number(),
  object: objectKey.nullable(),
  state: z.string(),
  rowsTotal: z.int().nullable(),
  rowsDone: z.int(),
  rowsTaken: z.int(),
  rowsRefused: z.int(),
  warnings: z.array(warning),
  error: z.string().nullable(),
  dialect: dialect.nullable(),
  mapping: mapping.nullable(),
  questions: z.array(z.string()),
});
export type ImportFile = z.infer<typeof importFile>;

export const importSummary = z.object({
  id: z.int(),
  state: importState,
  createdBy: z.int(),
  createdByName: z.string(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  error: z.string().nullable(),
  files: z.int(),
  rowsTotal: z.int(),
  rowsDone: z.int(),
  rowsTaken: z.int(),
  rowsRefused: z.int(),
});
export type ImportSummary = z.infer<typeof importSummary>;

export const conflict = z.object({ table: z.string(), count: z.int(), message: z.string() });
export type Conflict = z.infer<typeof conflict>;

export const importDetail = importSummary.extend({
  own: z.boolean(),
  conflicts: z.array(conflict),
  list: z.array(importFile),
});
export type ImportDetail = z.infer<typeof importDetail>;
