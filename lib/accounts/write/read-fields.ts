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

function readPage(accounts: Row[], fields: Definition[], unfit: Map<number, number>): Typed[] {
  return accounts.flatMap(({ id, custom }) =>
    fields.flatMap((field) => {
      const read = readField(field, custom[field.key]);
      if ("problem" in read) unfit.set(field.id, (unfit.get(field.id) ?? 0) + 1);
      return "problem" in read || read.value === null ? [] : [typed(id, field.id, field.type, read.value)];
    }),
  );
}

/**
 * Reads the fields out of the accounts' data under their present types: all fields, as after an import, or those given.
 * Accounts are held for the moment their page is read, so that an edit meanwhile is never overwritten. Doing it again changes nothing.
 */
export async function readFields(fieldIds?: readonly number[]): Promise<void> {
  const fields = await db.$queryRaw<Definition[]>`
    select id, key, type, options from custom_field
    where ${fieldIds === undefined ? Prisma.sql`true` : Prisma.sql`id = any(${fieldIds}::int[])`}`;
  if (fields.length === 0) return;
  const ids = fields.map(({ id }) => id);
  const unfit = new Map<number, number>();
  for (let after = 0; ; ) {
    const last = await db.$transaction(
      async (tx) => {
        const accounts = await tx.$queryRaw<Row[]>`
        select id, custom from account where id > ${after} order by id limit ${PAGE} for share`;
        const end = accounts.at(-1)?.id;
        const range = Prisma.sql`f.account_id > ${after} and f.account_id <= ${end ?? 0}`;
        if (end !== undefined)
          await storeTyped(tx, readPage(accounts, fields, unfit), { accounts: range, fieldIds: ids });
        return end;
      },
      { timeout: 60_000 },
    );
    if (last === undefined) break;
    after = last;
  }
  const counts = JSON.stringify(ids.map((id) => ({ id, unfit: unfit.get(id) ?? 0 })));
  await db.$executeRaw`
    update custom_field c set read_at = now(), unfit = r.unfit, filled = (select count(*) from account_field f where f.field_id = c.id)
    from json_to_recordset(${counts}::json) r(id int, unfit int) where c.id = r.id`;
  announce("fields", "accounts");
}
