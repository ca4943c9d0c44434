import type { ImportRecord } from "../rules/check-row.ts";
import { type Batch, type Row, text } from "./batch.ts";
import { accountsOfContacts, type Linked, loadLinks } from "./links.ts";

export type Candidate = { n: number; record: ImportRecord; cells: string[] };

/** Gives each row its account: by its own reference, its subscription's, the link files', or its contact's; the others are refused with near matches. */
export async function resolveRows(batch: Batch, candidates: Candidate[]): Promise<Row[]> {
  const { references } = batch;
  const subscriptions = candidates.flatMap(({ record }) => text(record.subscription) ?? []);
  if (subscriptions.length) await references.loadSubscriptions(subscriptions);
  const accounts = candidates.flatMap(({ record }) => namesOf(text(record.account)) ?? []);
  if (accounts.length) await references.loadAccounts(accounts);
  const out: (Row | null)[] = candidates.map((candidate) => {
    const accountId = accountOf(batch, candidate.record);
    return accountId === undefined ? null : { ...candidate, accountId };
  });
  const open = candidates.flatMap((candidate, i) => (out[i] ? [] : [{ candidate, i }]));
  const records = open.map(({ candidate }) => candidate.record);
  const linked = await linksOf(batch, records);
  const people = await accountsOfContacts(batch.client, records);
  for (const { candidate, i } of open) {
    const link = linked?.get(text(candidate.record.externalId) ?? "");
    const { account, contact } = candidate.record;
    const accountId = link?.accountId ?? (account ? null : people.get(text(contact)?.toLowerCase() ?? ""));
    if (accountId) out[i] = { ...candidate, accountId };
    else await refuseUnknown(batch, { ...candidate, accountId: 0 }, link);
    if (link && link.accounts > 1) batch.warn("linked-to-several");
  }
  return out.filter((row) => row !== null);
}

function accountOf({ references }: Batch, record: ImportRecord): number | undefined {
  const account = text(record.account);
  if (!account) return references.subscription(text(record.subscription) ?? "")?.accountId;
  const names = namesOf(account);
  if (typeof names === "string") return references.account(names);
  return names?.map((name) => references.account(name)).find((id) => id !== undefined);
}

/** A cell may hold several ids of accounts, "12;34": the first known one counts. */
function namesOf(account: string | null): string | string[] | null {
  return account?.includes(";") ? [account, ...account.split(";").map((part) => part.trim())] : account;
}

async function linksOf({ references, client }: Batch, records: ImportRecord[]): Promise<Map<string, Linked> | null> {
  return references.links && records.length ? loadLinks(client, references.links, records) : null;
}

async function refuseUnknown(batch: Batch, row: Row, link: Linked | undefined) {
  const column = (key: string) => batch.plan.reads.find((read) => read.field.key === key)?.column ?? null;
  const account = text(row.record.account);
  const named = account ?? link?.named;
  if (named) {
    const near = await batch.references.nearAccounts(named);
    const hint = near.length ? ` Near it: ${near.join(", ")}.` : "";
    const words = account
      ? `No account has this id.${hint} Correct it, or import the account first.`
      : `The link files name what this belongs to, but it is not known.${hint} Import the account first, in the same go.`;
    batch.refuse(row, "unknown-account", column("account"), words);
  } else if (row.record.subscription) {
    const words = "No subscription has this id. Import the subscriptions first.";
    batch.refuse(row, "unknown-account", column("subscription"), words);
  } else if (batch.references.links) {
    const words = "No link file says which account this belongs to. Add the link, or fill in the account.";
    batch.refuse(row, "no-link", column("account"), words);
  } else {
    const words = "The account is empty. Fill it in, or remove the row.";
    batch.refuse(row, "missing", column("account") ?? column("subscription"), words);
  }
}
