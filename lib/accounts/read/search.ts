import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Found } from "../schema.ts";

/** Accounts and contacts whose name, domain, id or e-mail holds the words; names that begin with them come first. Two letters find beginnings only. */
export async function search(q: string, limit = 8): Promise<Found[]> {
  const words = q.trim();
  if (words.length < 2) return [];
  const letters = words.replaceAll(/[\\%_]/g, "\\$&");
  if (words.length < 3) return searchAccounts(words, Prisma.sql`lower(name) like lower(${`${letters}%`})`, limit);
  const like = `%${letters}%`;
  const [accounts, contacts] = await Promise.all([
    searchAccounts(words, Prisma.sql`name ilike ${like}`, limit),
    searchContacts(like, limit),
  ]);
  return [...accounts, ...contacts];
}

function searchAccounts(words: string, matches: Prisma.Sql, limit: number): Promise<Found[]> {
  return db.$queryRaw<Found[]>`
    with hit as (
      (select id, name from account where ${matches} and merged_into_id is null limit 500)
      union (select id, name from account where external_id = ${words})
      union (select a.id, a.name from account_external_id e join account a on a.id = e.account_id where e.external_id = ${words} limit 10))
    select 'account' as kind, hit.id as "accountId", hit.name as title,
      concat_ws(', ', a.segment, u.name) as detail, coalesce(h.band, 'unknown') as band
    from (select * from hit order by position(lower(${words}) in lower(name)) = 1 desc, length(name), id limit ${limit}) hit
    join account a on a.id = hit.id left join account_health h on h.account_id = hit.id left join app_user u on u.id = a.owner_id
    order by position(lower(${words}) in lower(hit.name)) = 1 desc, length(hit.name), hit.id`;
}

function searchContacts(like: string, limit: number): Promise<Found[]> {
  return db.$queryRaw<Found[]>`
    select 'contact' as kind, c.account_id as "accountId", c.name as title, concat_ws(', ', c.title, a.name) as detail, null as band
    from (select * from contact where name ilike ${like} limit ${limit}) c join account a on a.id = c.account_id
    order by c.name, c.id`;
}
