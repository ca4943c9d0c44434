import type { PoolClient } from "pg";
import { pools } from "#lib/db.ts";
import type { ImportRecord } from "../rules/check-row.ts";
import { type LinkKind, linkKinds } from "../rules/objects/links.ts";
import { text } from "./batch.ts";

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
  for (const [to, from, on, account] of owners) {
    await client.query(
      `update import_link l set account_id = ${account} from ${from}
        where l.import_id = $1 and l.kind = $2 and l.to_kind = $3 and l.account_id is null and ${on}`,
      [importId, kind, to],
    );
  }
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
  const wanted = new Set(
    records.flatMap((record) => (record.account ? [] : (text(record.contact)?.toLowerCase() ?? []))),
  );
  if (wanted.size === 0) return new Map();
  const { rows } = await client.query<{ ref: string; id: number }>(
    `select w.ref, min(c.account_id) as id from unnest($1::text[]) w (ref)
       join contact c on lower(c.external_id) = w.ref or c.email = w.ref group by w.ref having count(distinct c.account_id) = 1`,
    [[...wanted]],
  );
  return new Map(rows.map((row) => [row.ref, row.id]));
}

/** Links serve the run that brought them and no other. */
export async function clearLinks(importId: number): Promise<void> {
  await pools.financeSystem.query("delete from import_link where import_id = $1", [importId]);
}
