import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { readField } from "../rules/fields.ts";
import type { FieldType, FieldValue } from "../schema/fields.ts";

type Definition = { id: number; key: string; type: FieldType; options: string[] };
type Row = { id: number; custom: Record<string, unknown> };
type Typed = { account_id: number; field_id: number; text: string | null; number: number | null; day: string | null };

const PAGE = 5_000;

/** Where a value stands in account_field: a number and a day have a column of their own, the rest is text. */
export function typed(accountId: number, fieldId: number, type: FieldType, value: FieldValue): Typed {
  const row: Typed = { account_id: accountId, field_id: fieldId, text: null, number: null, day: null };
  if (typeof value === "number") return { ...row, number: value };
  return type === "date" ? { ...row, day: value } : { ...row, text: value };
}

/** Puts these values in place of what account_field holds for these accounts and fields. */
export async function storeTyped(
  tx: Pick<Prisma.TransactionClient, "$executeRaw">,
  rows: Typed[],
  of: { accounts: Prisma.Sql; fieldIds: number[] },
): Promise<void> {
  const fresh = Prisma.sql`(select * from json_to_recordset(${JSON.stringify(rows)}::json)
    as r(account_id int, field_id int, text text, number float8, day date)) r`;
  await tx.$executeRaw`
    delete from account_field f where ${of.accounts} and f.field_id = any(${of.fieldIds}::int[])
      and not exists (select from ${fresh} where (r.account_id, r.field_id) = (f.account_id, f.field_id))`;
  await tx.$executeRaw`
    insert into account_field as f (account_id, field_id, text, number, day) select r.* from ${fresh} order by 1, 2
    on conflict (account_id, field_id) do update set text = excluded.text, number = excluded.number, day = excluded.day
    where (f.text, f.number, f.day) is distinct from (excluded.text, excluded.number, excluded.day)`;
}

function readPage(accounts: Row[], fields: Definition[]): Typed[] {
  return accounts.flatMap(({ id, custom }) =>
    fields.flatMap((field) => {
      const read = readField(field, custom[field.key]);
      return "problem" in read || read.value === null ? [] : [typed(id, field.id, field.type, read.value)];
    }),
  );
}

/** The ids of the next accounts, whose values were then read; none left: null. */
async function readNext(fields: Definition[], after: number, since: Date | null): Promise<number | null> {
  return db.$transaction(async (tx) => {
    const accounts = await tx.$queryRaw<Row[]>`
        select id, custom from account where id > ${after} and (${since}::timestamptz is null or updated_at >= ${since}::timestamptz)
        order by id limit ${PAGE} for share`;
    const ids = accounts.map(({ id }) => id);
    const read = Prisma.sql`f.account_id = any(${ids}::int[])`;
    if (ids.length > 0)
      await storeTyped(tx, readPage(accounts, fields), { accounts: read, fieldIds: fields.map(({ id }) => id) });
    return ids.at(-1) ?? null;
  });
}

/** How many accounts have a value, and how many one that its type cannot read. */
async function countValues(fieldIds: number[], readAt: Date): Promise<void> {
  await db.$executeRaw`
    update custom_field c set read_at = ${readAt}, filled = (select count(*) from account_field f where f.field_id = c.id),
      unfit = (select count(*) from account a where btrim(coalesce(a.custom ->> c.key, '')) <> ''
        and not exists (select from account_field f where f.account_id = a.id and f.field_id = c.id))
    where c.id = any(${fieldIds}::int[])`;
}

/** An import's rows carry the moment its transaction began: what was written shortly before the last reading is read once more. */
const OVERLAP = 3_600_000;

type Reading = {
  /** Only these fields. */ fieldIds?: readonly number[] /** Only accounts that changed since they were last read. */;
  changed?: boolean;
};

/**
 * Reads the fields out of the accounts' data under their present types. Accounts are held for the moment their page is read, so
 * that an edit meanwhile is never overwritten. Doing it again changes nothing.
 */
export async function readFields({ fieldIds, changed }: Reading = {}): Promise<void> {
  const fields = await db.$queryRaw<(Definition & { readAt: Date | null })[]>`
    select id, key, type, options, read_at as "readAt" from custom_field
    where ${fieldIds === undefined ? Prisma.sql`true` : Prisma.sql`id = any(${[...fieldIds]}::int[])`}`;
  if (fields.length === 0) return;
  const [clock] = await db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  const read = fields.map(({ readAt }) => readAt?.getTime() ?? 0);
  const since = changed && Math.min(...read) > 0 ? new Date(Math.min(...read) - OVERLAP) : null;
  for (let after: number | null = 0; after !== null; ) after = await readNext(fields, after, since);
  await countValues(
    fields.map(({ id }) => id),
    clock?.now ?? new Date(),
  );
  announce("fields", "accounts");
}
