import type { PoolClient } from "pg";
import { pools } from "#lib/db.ts";
import type { ImportRecord } from "../rules/check-row.ts";
import { type LinkKind, linkKinds } from "../rules/objects/links.ts";
import { text } from "./batch.ts";
import { knownContacts } from "./known-contacts.ts";

/** Links of one kind of record in one import. */
export type Links = { importId: number; kind: LinkKind };
/** `named`: what the best link leads to, even if it is not known here. `accounts`: how many accounts the record is linked to. */
export type Linked = { id: string; accountId: number | null; named: string; accounts: number };

/** Where each kind of record says which account it belongs to. */
const owners: [to: LinkKind, from: string, on: string, account: string][] = [
  ["company", "account t", "t.external_id = l.to_id and t.merged_into_id is null", "t.id"],
  ["company", "account_external_id t", "t.external_id = l.to_id", "t.account_id"],
  ["contact", "contact t", "t.external_id = l.to_id", "t.account_id"],
  ["deal", "deal t", "t.external_id = l.to_id", "t.account_id"],
  ["ticket", "ticket t", "t.external_id = l.to_id", "t.account_id"],
];

/** Finds the accounts of all links of one kind at once, before its rows come: what the links lead through is written by then. */
export async function settleLinks(client: PoolClient, { importId, kind }: Links): Promise<void> {
  // nothing has counted these links yet: taken for a few, they would be looked up one by one in tables without an index for it
  await client.query("set enable_nestloop = off");
  for (const [to, from, on, account] of owners) {
    await client.query(
      `update import_link l set account_id = ${account} from ${from}
        where l.import_id = $1 and l.kind = $2 and l.to_kind = $3 and l.account_id is null and ${on}`,
      [importId, kind, to],
    );
  }
  await client.query("reset enable_nestloop");
}

/** The accounts that these rows' own ids are linked to: a company before a contact, the primary one first. */
export async function loadLinks(
  client: PoolClient,
  { importId, kind }: Links,
  records: ImportRecord[],
): Promise<Map<string, Linked>> {
  const ids = new Set(records.flatMap((record) => text(record.externalId) ?? []));
  if (ids.size === 0) return new Map();
  const best = "order by account_id is null, array_position($4::text[], to_kind), rank, to_id";
  const { rows } = await client.query<Linked>(
    `select id, (array_agg(account_id ${best}))[1] as "accountId", (array_agg(to_id ${best}))[1] as named,
            count(distinct account_id) filter (where to_kind = 'company')::int as accounts
       from import_link where import_id = $1 and kind = $2 and id = any($3) group by id`,
    [importId, kind, [...ids], [...linkKinds]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** For rows that name no account: that of the contact they name by id or email, in lower case; none where several accounts know them. */
export async function accountsOfContacts(client: PoolClient, records: ImportRecord[]): Promise<Map<string, number>> {
  const nameless = records.filter((record) => !record.account);
  const wanted = new Set(nameless.flatMap((record) => text(record.contact)?.toLowerCase() ?? []));
  const accounts = new Map<string, Set<number>>();
  for (const { ref, accountId } of await knownContacts(client, wanted))
    accounts.set(ref, (accounts.get(ref) ?? new Set()).add(accountId));
  return new Map([...accounts].flatMap(([ref, ids]) => (ids.size === 1 ? [...ids].map((id) => [ref, id]) : [])));
}

/** Links serve the run that brought them and no other. */
export async function clearLinks(importId: number): Promise<void> {
  await pools.financeSystem.query("delete from import_link where import_id = $1", [importId]);
}
