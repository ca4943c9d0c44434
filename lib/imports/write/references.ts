import type { PoolClient } from "pg";
import { nearMatches } from "../rules/near.ts";
import type { LinkKind } from "../rules/objects/links.ts";

export type KnownSubscription = { accountId: number; startsOn: string; endsOn: string | null };
const mostKept = 300_000;
const mostNear = 50;

/** What the rows of one run refer to, looked up in bulk and kept. One a run: a dry run sees its own uncommitted accounts. */
export class References {
  private accounts = new Map<string, number>();
  private subscriptions = new Map<string, KnownSubscription>();
  private features = new Map<string, number>();
  private knownIds: string[] | null = null;
  private near = new Map<string, string[]>();
  private readonly client: PoolClient;
  /** Set while rows are read whose accounts the link files of the import may tell. */
  links: { importId: number; kind: LinkKind } | null = null;

  constructor(client: PoolClient) {
    this.client = client;
  }

  account(id: string): number | undefined {
    return this.accounts.get(id);
  }

  subscription(id: string): KnownSubscription | undefined {
    return this.subscriptions.get(id);
  }

  feature(name: string): number | undefined {
    return this.features.get(name);
  }

  /** Whether a row of this run has met another for the same key. */
  collides = false;

  /** The transaction that met it is taken back, and with it the features that it added. */
  noteCollision() {
    this.collides = true;
    this.features.clear();
  }

  /** By the account's own id, by one that another source gave it, else by a name that only one account has. */
  async loadAccounts(wanted: Iterable<string>): Promise<void> {
    const ids = missing(wanted, this.accounts);
    if (ids.length === 0) return;
    const { rows } = await this.client.query<{ ref: string; id: number }>(
      `select external_id as ref, id from account where external_id = any($1) and merged_into_id is null
       union all select external_id, account_id from account_external_id where external_id = any($1)`,
      [ids],
    );
    for (const row of rows) this.accounts.set(row.ref, row.id);
    const unnamed = ids.filter((id) => !this.accounts.has(id));
    if (unnamed.length === 0) return;
    const named = await this.client.query<{ ref: string; id: number }>(
      "select name as ref, min(id) as id from account where name = any($1) group by name having count(*) = 1",
      [unnamed],
    );
    for (const row of named.rows) this.accounts.set(row.ref, row.id);
  }

  async loadSubscriptions(wanted: Iterable<string>): Promise<void> {
    const ids = missing(wanted, this.subscriptions);
    if (ids.length === 0) return;
    const { rows } = await this.client.query<KnownSubscription & { ref: string }>(
      `select s.external_id as ref, s.account_id as "accountId", to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn",
              to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn"
         from subscription s join unnest($1::text[]) wanted on s.external_id = wanted`,
      [ids],
    );
    for (const { ref, ...known } of rows) this.subscriptions.set(ref, known);
  }

  async loadFeatures(names: Iterable<string>): Promise<void> {
    const wanted = missing(names, this.features);
    if (wanted.length === 0) return;
    const keys = wanted.map(keyOf);
    await this.client.query(
      "insert into feature (key, name, plans) select key, min(name), '{}' from unnest($1::text[], $2::text[]) f (key, name) group by key order by key on conflict (key) do nothing",
      [keys, wanted],
    );
    const { rows } = await this.client.query<{ key: string; id: number }>(
      "select key, id from feature where key = any($1)",
      [keys],
    );
    const ids = new Map(rows.map((row) => [row.key, row.id]));
    for (const name of wanted) this.features.set(name, ids.get(keyOf(name)) as number);
  }

  private answers = new Map<string, Promise<boolean>>();

  /** Asks once a run. */
  once(question: string, ask: () => Promise<boolean>): Promise<boolean> {
    const known = this.answers.get(question) ?? ask();
    this.answers.set(question, known);
    return known;
  }

  /** Known account ids like this one; for the first fifty unknown ids of a run. */
  async nearAccounts(id: string): Promise<string[]> {
    const kept = this.near.get(id);
    if (kept) return kept;
    if (this.near.size >= mostNear) return [];
    if (!this.knownIds) {
      const { rows } = await this.client.query<{ id: string }>(
        "select external_id as id from account where external_id is not null limit 200000",
      );
      this.knownIds = rows.map((row) => row.id);
    }
    const found = nearMatches(id, this.knownIds);
    this.near.set(id, found);
    return found;
  }
}

export function keyOf(name: string): string {
  const key = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return key || name;
}

function missing(wanted: Iterable<string>, known: Map<string, unknown>): string[] {
  if (known.size > mostKept) known.clear();
  const out = new Set<string>();
  for (const one of wanted) if (!known.has(one)) out.add(one);
  return [...out];
}
