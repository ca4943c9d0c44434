import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { accountRights } from "#lib/subject.ts";
import { companyDomains } from "../rules/free-mail.ts";

export type Match =
  | { accountId: number; contactIds: number[] }
  | { why: "unknown" | "ambiguous" | "not-yours"; candidates: number[] };
type Known = { accountId: number; contactId: number | null };

/**
 * The one account that these addresses belong to, by its contacts, else by its domain; what a person may not change is not theirs
 * to document. Colleagues' addresses say nothing.
 */
export async function matchAccounts(addresses: readonly string[], userId: number): Promise<Match> {
  const theirs = await withoutColleagues(addresses);
  const contacts = await contactsOf(theirs);
  const known = contacts.length > 0 ? contacts : await accountsOf(theirs.flatMap(companyDomains));
  const ids = [...new Set(known.map(({ accountId }) => accountId))];
  if (ids.length === 0) return { why: "unknown", candidates: [] };
  const mine = await mayDocument(ids, userId);
  const [accountId, ...others] = ids.filter((id) => mine.has(id));
  if (accountId === undefined) return { why: "not-yours", candidates: [] };
  if (others.length > 0) return { why: "ambiguous", candidates: [accountId, ...others].slice(0, 20) };
  return { accountId, contactIds: contactIdsOf(known, accountId) };
}

const contactIdsOf = (known: readonly Known[], accountId: number) =>
  known.flatMap((one) => (one.accountId === accountId && one.contactId !== null ? [one.contactId] : [])).slice(0, 30);

/** The people of an account who have one of these addresses. */
export async function contactsAmong(addresses: readonly string[], accountId: number): Promise<number[]> {
  return contactIdsOf(await contactsOf(addresses), accountId);
}

async function withoutColleagues(addresses: readonly string[]): Promise<string[]> {
  const colleagues = await db.appUser.findMany({ where: { email: { in: [...addresses] } }, select: { email: true } });
  const emails = new Set(colleagues.map(({ email }) => email));
  return addresses.filter((address) => !emails.has(address));
}

function contactsOf(addresses: readonly string[]): Promise<Known[]> {
  return db.$queryRaw<Known[]>`
    select c.account_id as "accountId", c.id as "contactId" from contact c join account a on a.id = c.account_id
    where lower(c.email) = any(${[...addresses]}::text[]) and a.merged_into_id is null order by c.account_id, c.id limit 100`;
}

async function accountsOf(domains: readonly string[]): Promise<Known[]> {
  if (domains.length === 0) return [];
  const written = domains.flatMap((domain) => [domain, `www.${domain}`]);
  return db.$queryRaw<Known[]>`select id as "accountId", null as "contactId" from account
    where lower(domain) = any(${written}::text[]) and merged_into_id is null order by id limit 100`;
}

/** Those of these accounts that a person may change in one of their roles. */
export async function mayDocument(ids: number[], userId: number): Promise<Set<number>> {
  const person = await db.$queryRaw<{ roles: Caller["roles"]; teamIds: number[] }[]>(Prisma.sql`
    select array(select role from user_role where user_id = u.id) as roles,
      array(select team_id from team_member where user_id = u.id) as "teamIds"
    from app_user u where u.id = ${userId} and u.status = 'active'`);
  const { roles = [], teamIds = [] } = person[0] ?? {};
  const rights = await Promise.all(roles.map((role) => accountRights(ids, { userId, role, teamIds })));
  return new Set(rights.flat().flatMap(({ id, change }) => (change ? [id] : [])));
}
