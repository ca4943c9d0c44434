import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { innerKeys, looksLikeAmount, namesMoney, suggestType } from "../rules/fields.ts";
import type { AccountField, Field, FoundField } from "../schema/fields.ts";

/** The custom fields of accounts in their order; archived ones only when asked for. */
export function listFields(search = "", archived = false): Promise<Field[]> {
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return db.$queryRaw<Field[]>`
    select id, key, label, type, options, archived_at is not null as archived,
      case when read_at is not null then filled end as filled, case when read_at is not null then unfit end as unfit
    from custom_field
    where (archived_at is null or ${archived}) and (${search} = '' or label ilike ${like} or key ilike ${like})
    order by archived_at is not null, position, id`;
}

/** A value of account_field `f` as JSON: its text, number or day. */
export const typedValue = Prisma.sql`coalesce(to_jsonb(f.text), to_jsonb(f.number), to_jsonb(to_char(f.day, 'YYYY-MM-DD')))`;

/** The fields of one account. What its type cannot read is only said to be there: it may be an amount (N4). */
export function fieldsOf(accountId: number): Promise<AccountField[]> {
  return db.$queryRaw<AccountField[]>`
    select c.id, c.label, c.type, c.options, ${typedValue} as value,
      f.account_id is null and coalesce(a.custom ->> c.key, '') <> '' as unfit
    from custom_field c join account a on a.id = ${accountId}
    left join account_field f on f.account_id = a.id and f.field_id = c.id
    where c.archived_at is null order by c.position, c.id`;
}

const mostFound = 50;
const samples = 200;

/** Names in the data of accounts that no field was made of yet, the most frequent first, with the type that fits. Amounts are left out. */
export async function findFields(): Promise<FoundField[]> {
  const keys = await db.$queryRaw<{ key: string; accounts: number }[]>`
    select k.key, count(*)::int as accounts from account a cross join lateral jsonb_object_keys(a.custom) k(key)
    where a.custom <> '{}' and a.merged_into_id is null and k.key <> all(${[...innerKeys]}::text[])
      and not exists (select from custom_field c where c.key = k.key)
    group by k.key order by 2 desc, 1 limit ${2 * mostFound}`;
  const shown = keys.filter(({ key }) => !namesMoney(key)).slice(0, mostFound);
  const found = await db.$queryRaw<{ key: string; value: string }[]>`
    select k.key, left(s.value, 200) as value from unnest(${shown.map(({ key }) => key)}::text[]) k(key)
    cross join lateral (select a.custom ->> k.key as value from account a where a.custom ? k.key limit ${samples}) s
    where s.value <> ''`;
  const values = Map.groupBy(found, ({ key }) => key);
  return shown.map(({ key, accounts }) => {
    const texts = (values.get(key) ?? []).map(({ value }) => value).filter((value) => !looksLikeAmount(value));
    return { key, accounts, ...suggestType(texts), examples: [...new Set(texts)].slice(0, 3) };
  });
}
