import type { PoolClient } from "pg";
import type { ImportRecord, RowPlan } from "../rules/check-row.ts";
import type { Mapping, RefusalCode } from "../schema.ts";
import type { References } from "./references.ts";

export type Row = { n: number; record: ImportRecord; cells: string[]; accountId: number };

/** What an object's writer gets: rows that are well-formed and whose account is known, and the transaction they go in. */
export type Batch = {
  client: PoolClient;
  importId: number;
  /** A dry run only adds: changing rows that are there would lock them against everyone until it ends. */
  dry: boolean;
  fileName: string;
  rows: Row[];
  plan: RowPlan;
  mapping: Mapping;
  references: References;
  warn(code: string, count?: number): void;
  refuse(row: Row, code: RefusalCode, column: string | null, message: string): void;
};

/** A row that was taken for new is there already: the piece is rolled back and written once more, with that known. */
export class Collision extends Error {}

export type Writer = {
  write(batch: Batch): Promise<void>;
  /** After the last row, in the transaction that marks the file done. */
  finish?(batch: Omit<Batch, "rows">): Promise<void>;
};

export function isMapped(batch: Pick<Batch, "plan">, field: string): boolean {
  return batch.plan.reads.some((read) => read.field.key === field);
}

export function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

export function number(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

export function truth(value: unknown): boolean | null {
  return typeof value === "boolean" ? value : null;
}
