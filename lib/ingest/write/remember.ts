import type { PoolClient } from "pg";
import { accountNameOf, type ContactFacts, contactFactsOf } from "../rules/facts-of.ts";
import type { Belongs } from "../rules/place-signals.ts";
import type { IngestKind, Signal, Source } from "../schema.ts";

/** A signal that was counted, with its account. */
export type Taken = { signal: Signal; accountId: number; belongs: Belongs | null };

/** Keeps which account a person belongs to. Returns whom nothing was said of before. */
export async function rememberPeople(
  client: PoolClient,
  source: Source,
  said: ReadonlyMap<string, Belongs>,
): Promise<string[]> {
  if (said.size === 0) return [];
  const sorted = [...said].sort(([a], [b]) => (a < b ? -1 : 1));
  const { rows } = await client.query<{ person: string }>(
    `with said as (select * from unnest($2::text[], $3::int[], $4::boolean[]) as s (person, account_id, moves)),
     moved as (
       update source_person p set account_id = s.account_id from said s
        where p.source_id = $1 and p.person = s.person and s.moves and p.account_id <> s.account_id
     )
     insert into source_person (source_id, person, account_id) select $1, person, account_id from said order by person
     on conflict do nothing returning person`,
    [
      source.id,
      sorted.map(([person]) => person),
      sorted.map(([, { accountId }]) => accountId),
      sorted.map(([, { moves }]) => moves),
    ],
  );
  return rows.map(({ person }) => person);
}

type Contact = ContactFacts & { accountId: number; userId: string };

/** What identify calls say of people: an empty trait never replaces anything, and history only fills in. */
export async function putContacts(client: PoolClient, taken: readonly Taken[], kind: IngestKind): Promise<void> {
  const contacts = new Map<string, Contact>();
  for (const { signal, accountId } of taken) {
    if (signal.type !== "identify" || signal.userId === null) continue;
    const key = `${accountId} ${signal.userId}`;
    const facts = contactFactsOf(signal.traits);
    const known = contacts.get(key);
    contacts.set(key, {
      accountId,
      userId: signal.userId,
      name: facts.name ?? known?.name ?? null,
      email: facts.email ?? known?.email ?? null,
      title: facts.title ?? known?.title ?? null,
    });
  }
  if (contacts.size === 0) return;
  const rows = [...contacts.values()].sort((a, b) => a.accountId - b.accountId || (a.userId < b.userId ? -1 : 1));
  const newest = (column: string) =>
    kind === "live" ? `coalesce(excluded.${column}, t.${column})` : `coalesce(t.${column}, excluded.${column})`;
  // a contact without a name is called by its e-mail or id, which is never taken for a name
  const name = `case when excluded.name in (excluded.external_id, excluded.email) ${kind === "live" ? "" : "or (t.name <> t.external_id and t.name is distinct from t.email)"} then t.name else excluded.name end`;
  await client.query(
    `insert into contact as t (account_id, external_id, name, email, title)
     select account_id, user_id, coalesce(name, email, user_id), email, title
       from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[]) as c (account_id, user_id, name, email, title)
     on conflict (account_id, external_id) do update set name = ${name}, email = ${newest("email")}, title = ${newest("title")}
      where (t.name, t.email, t.title) is distinct from (${name}, ${newest("email")}, ${newest("title")})`,
    [
      rows.map(({ accountId }) => accountId),
      rows.map(({ userId }) => userId),
      rows.map(({ name }) => name),
      rows.map(({ email }) => email),
      rows.map(({ title }) => title),
    ],
  );
}

/**
 * Names that group calls give to the accounts that this source made. One that was called otherwise since, by hand or by an import,
 * stays as it is. Returns whether an account is called otherwise now.
 */
export async function nameAccounts(client: PoolClient, source: Source, taken: readonly Taken[]): Promise<boolean> {
  const names = new Map<number, string>();
  for (const { signal, accountId } of taken) {
    const name = signal.type === "group" ? accountNameOf(signal.traits) : null;
    if (name) names.set(accountId, name);
  }
  if (names.size === 0) return false;
  const values = [[...names.keys()], [...names.values()]];
  const wanted = "unnest($1::int[], $2::text[]) as w (id, name)";
  // any update of names has the metrics made again, also one that changes nothing
  const { rows } = await client.query<{ id: number }>(
    `select id from ${wanted} join account a using (id) join source_account s on s.account_id = a.id
      where s.source_id = $3 and s.name = a.name and a.name <> w.name`,
    [...values, source.id],
  );
  if (rows.length === 0) return false;
  const changed = [...values, rows.map(({ id }) => id).sort((a, b) => a - b)];
  await client.query(
    `update account a set name = w.name, updated_at = now() from ${wanted} where a.id = w.id and a.id = any($3::int[])`,
    changed,
  );
  await client.query(
    `update source_account s set name = w.name from ${wanted} where s.account_id = w.id and w.id = any($3::int[])`,
    changed,
  );
  return true;
}
