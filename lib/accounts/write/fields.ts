import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { innerKeys, looksLikeAmount, namesMoney, readField } from "../rules/fields.ts";
import type { ChangeInput, DefineInput, FieldType, SetInput } from "../schema/fields.ts";
import { storeTyped, typed } from "./read-fields.ts";

const mostFields = 100;
const noMoney =
  "Amounts of money are no custom field: map the column as money when you import it, so that it stays behind a grant.";

/** Why a field cannot be so, or null. */
function judge(names: readonly string[], type: FieldType, options: readonly string[]): Refusal | null {
  if (names.some(namesMoney) || options.some(looksLikeAmount)) return refuse("invalid", noMoney);
  if (names.some((name) => innerKeys.includes(name)))
    return refuse("invalid", "Imports use this name themselves. Choose another.");
  const different = new Set(options.map((option) => option.toLowerCase()));
  if (type === "choice" && options.length === 0) return refuse("invalid", "Write at least one choice, one a line.");
  if (different.size < options.length) return refuse("invalid", "Write each choice once.");
  return null;
}

/** Defines a field of accounts. Its key is a name in their data, so that what imports have put there is read at once. */
export async function defineField(
  input: DefineInput,
  createdBy: number | null,
): Promise<{ fieldId: number } | Refusal> {
  const { label, type } = input;
  const key = input.key ?? label;
  const options = type === "choice" ? input.options : [];
  const refusal = judge([label, key], type, options);
  if (refusal) return refusal;
  const made = await db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('custom_field'))`;
    if ((await tx.customField.count({ where: { archivedAt: null } })) >= mostFields) return "full" as const;
    if (await tx.customField.findUnique({ where: { key } })) return "taken" as const;
    const last = await tx.customField.aggregate({ _max: { position: true } });
    const position = (last._max.position ?? 0) + 1;
    const { id } = await tx.customField.create({ data: { key, label, type, options, position, createdBy } });
    await enqueue("accounts.read-fields", { fieldIds: [id] }, { tx });
    return id;
  });
  if (made === "full") return refuse("conflict", `There are ${mostFields} fields; archive one that is not used.`);
  if (made === "taken")
    return refuse("conflict", "A field reads this name already; it may be archived. Change that one instead.");
  announce("fields", "accounts");
  return { fieldId: made };
}

/** Changes a field. Under another type, or other choices, its values are read again from the accounts' data. */
export async function changeField(input: ChangeInput): Promise<{ fieldId: number } | Refusal> {
  const { fieldId, archived } = input;
  const field = await db.customField.findUnique({ where: { id: fieldId } });
  if (!field) return refuse("not-found", "There is no such field.");
  const type = input.type ?? (field.type as FieldType);
  const label = input.label ?? field.label;
  const options = type === "choice" ? (input.options ?? field.options) : [];
  const refusal = judge([label], type, options);
  if (refusal) return refusal;
  const again = type !== field.type || options.join("\n") !== field.options.join("\n");
  const archivedAt = archived === undefined ? field.archivedAt : archived ? (field.archivedAt ?? new Date()) : null;
  await db.$transaction(async (tx) => {
    const readAt = again ? { readAt: null } : {};
    await tx.customField.update({ where: { id: fieldId }, data: { label, type, options, archivedAt, ...readAt } });
    if (again) await enqueue("accounts.read-fields", { fieldIds: [fieldId] }, { tx });
  });
  announce("fields", "accounts");
  return { fieldId };
}

/** Puts the fields in this order; those that are not named come after, as they were. */
export async function orderFields(fieldIds: readonly number[]): Promise<{ ordered: number }> {
  const ordered = await db.$executeRaw`
    update custom_field c set position = place.n from (
      select id, row_number() over (order by array_position(${[...fieldIds]}::int[], id) nulls last, position, id)::int as n from custom_field
    ) place where place.id = c.id and c.position <> place.n`;
  announce("fields", "accounts");
  return { ordered };
}

/** Writes one value of an account, as its field's type reads it; null or nothing takes it away. */
export async function setField({ accountId, fieldId, value }: SetInput): Promise<{ accountId: number } | Refusal> {
  const field = await db.customField.findFirst({ where: { id: fieldId, archivedAt: null } });
  if (!field) return refuse("not-found", "There is no such field, or it was archived.");
  const type = field.type as FieldType;
  const read = readField({ type, options: field.options }, value);
  if ("problem" in read) return refuse("invalid", read.problem);
  const kept = type === "yes-no" && read.value !== null ? read.value === "yes" : read.value;
  const rows = read.value === null ? [] : [typed(accountId, fieldId, type, read.value)];
  const change =
    kept === null
      ? Prisma.sql`custom - ${field.key}::text`
      : Prisma.sql`custom || ${JSON.stringify({ [field.key]: kept })}::jsonb`;
  await db.$transaction(async (tx) => {
    const [before] = await tx.$queryRaw<{ typed: number; given: number }[]>`
      select (select count(*)::int from account_field f where f.account_id = a.id and f.field_id = ${fieldId}) as typed,
        (coalesce(custom ->> ${field.key}::text, '') <> '')::int as given from account a where id = ${accountId} for update`;
    await tx.$executeRaw`update account set custom = ${change}, updated_at = now() where id = ${accountId}`;
    await storeTyped(tx, rows, { accounts: Prisma.sql`f.account_id = ${accountId}`, fieldIds: [fieldId] });
    const { typed: had = 0, given = 0 } = before ?? {};
    await tx.$executeRaw`update custom_field set filled = filled + ${rows.length - had}::int, unfit = greatest(unfit - ${given - had}::int, 0)
      where id = ${fieldId} and (${rows.length}::int, ${given}::int) <> (${had}::int, ${had}::int)`;
  });
  announce("accounts", `account:${accountId}`);
  return { accountId };
}
