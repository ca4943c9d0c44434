import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { csvLines } from "#lib/metrics/rules/csv.ts";
import type { AuditFilter, Entry } from "../schema.ts";
import { listEntries } from "./entries.ts";

const piece = 2_000;
type Asked = AuditFilter & { format: "csv" | "jsonl"; after: string | null };
type Values = { id: string; before: unknown; after: unknown };

const columns = [
  ...["at", "kind", "person", "role", "byKey", "system", "door", "op", "table", "account", "subject", "outcome"],
  ...["before", "after"],
] as const;

/** A piece of the file with every entry that matches, with the values of each change; amounts are never in it (SPEC N4). */
export async function exportEntries(caller: Caller, { format, ...asked }: Asked) {
  const { rows, next } = await listEntries(caller, { ...asked, size: piece });
  const ids = rows.filter(({ kind }) => kind === "change").map(({ id }) => BigInt(id));
  const values = await db.$queryRaw<Values[]>`
    select id::text, before, after from audit_change where id = any(${ids}::bigint[])`;
  const valuesOf = new Map(values.map((one) => [one.id, one]));
  const full = rows.map((row) => flat(row, row.kind === "change" ? valuesOf.get(row.id) : undefined));
  const text =
    format === "jsonl"
      ? full.map((one) => `${JSON.stringify(one)}\n`).join("")
      : csvLines(
          asked.after === null ? columns : null,
          full.map((one) => columns.map((column) => cell(one[column]))),
        );
  return { text, rows: rows.length, next };
}

const cell = (value: unknown) =>
  value === null || typeof value === "boolean"
    ? value
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);

function flat({ id: _, ...entry }: Entry, values: Values | undefined): Record<(typeof columns)[number], unknown> {
  return {
    ...entry,
    at: entry.at.toISOString(),
    before: values?.before ?? null,
    after: values?.after ?? null,
  } as never;
}
