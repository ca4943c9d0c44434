import { z } from "zod";
import { roles } from "#lib/caller.ts";

export const faults = ["link missing", "row deleted", "row changed", "row slipped in", "not as noted"] as const;
export const logs = ["door", "change", "money", "access"] as const;

const breakShape = z.object({
  /** The first broken link; null: a row that is in no link. */
  seq: z.number().nullable(),
  fault: z.enum(faults),
  log: z.enum(logs).nullable(),
  rowId: z.number().nullable(),
});
export type Break = z.infer<typeof breakShape>;

/** What a check of the chain found: how many links are right from the beginning, and the hash of the last of them. */
export const verdictShape = z.object({ links: z.number(), hash: z.string(), broken: breakShape.nullable() });
export type Verdict = z.infer<typeof verdictShape>;

export const notedShape = z.object({
  seq: z.coerce.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/i, "A hash has 64 characters, 0 to 9 and a to f."),
});

/** How far the chain is: its last link, and how many rows wait for the next seal. */
export const sealShape = z.object({
  seq: z.number(),
  hash: z.string().nullable(),
  sealedAt: z.date().nullable(),
  waiting: z.number(),
  waitingSince: z.date().nullable(),
});
export type Seal = z.infer<typeof sealShape>;

export const kinds = ["door", "change"] as const;
export const outcomes = ["done", "refused"] as const;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "Write a day as 2026-05-31.");
/** Where the next page goes on: the last entry of this one. */
const cursor = z.string().regex(/^\d{1,15}\.(door|change)\.\d{1,19}$/, "Open the list again from its beginning.");

export const auditFilter = z.object({
  search: z.string().trim().max(100).default(""),
  kind: z.enum(kinds).nullable().default(null),
  outcome: z.enum(outcomes).nullable().default(null),
  userId: z.coerce.number().int().positive().nullable().default(null),
  role: z.enum(roles).nullable().default(null),
  table: z.string().max(80).nullable().default(null),
  accountId: z.coerce.number().int().positive().nullable().default(null),
  from: day.nullable().default(null),
  to: day.nullable().default(null),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditInput = auditFilter.extend({
  after: cursor.nullable().default(null),
  size: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditInput = z.infer<typeof auditInput>;

/** Something that was done or refused through a door, or a row that changed. */
export const entryShape = z.object({
  kind: z.enum(kinds),
  id: z.string(),
  at: z.date(),
  /** Null: nobody; `system` says what. */
  person: z.string().nullable(),
  role: z.string().nullable(),
  byKey: z.boolean(),
  system: z.string().nullable(),
  door: z.string().nullable(),
  op: z.string().nullable(),
  table: z.string().nullable(),
  account: z.string().nullable(),
  subject: z.string().nullable(),
  outcome: z.string(),
});
export type Entry = z.infer<typeof entryShape>;
export const entryPage = z.object({ rows: z.array(entryShape), next: z.string().nullable() });

const values = z.record(z.string(), z.unknown()).nullable();
export const changeShape = z.object({
  id: z.string(),
  table: z.string(),
  op: z.string(),
  key: values,
  account: z.string().nullable(),
  /** "hidden": amounts, and no grant for them. */
  money: z.enum(["none", "hidden", "shown"]),
  before: values,
  after: values,
});
export type Change = z.infer<typeof changeShape>;

/** One entry opened: the rows that changed, before and after. */
export const openedShape = z.object({ entry: entryShape, changes: z.array(changeShape), more: z.boolean() });
export type Opened = z.infer<typeof openedShape>;

export const formats = ["csv", "jsonl"] as const;
export const exportInput = auditFilter.extend({
  format: z.enum(formats).default("csv"),
  after: cursor.nullable().default(null),
});
/** A piece of the file, and where the next one goes on. */
export const exportPiece = z.object({ text: z.string(), rows: z.number(), next: z.string().nullable() });

export const facetsShape = z.object({
  people: z.array(z.object({ id: z.number(), name: z.string() })),
  tables: z.array(z.string()),
});
