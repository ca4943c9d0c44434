import type { ImportRecord } from "../rules/check-row.ts";
import { type Batch, type Row, text } from "./batch.ts";

export type Candidate = { n: number; record: ImportRecord; cells: string[] };

/** Gives each row its account, by its own reference or its subscription's; the others are refused with near matches. */
export async function resolveRows(batch: Batch, candidates: Candidate[]): Promise<Row[]> {
  const { references } = batch;
  const subscriptions = candidates.flatMap(({ record }) => text(record.subscription) ?? []);
  if (subscriptions.length) await references.loadSubscriptions(subscriptions);
  const accounts = candidates.flatMap(({ record }) => text(record.account) ?? []);
  if (accounts.length) await references.loadAccounts(accounts);
  const out: Row[] = [];
  for (const candidate of candidates) {
    const { record } = candidate;
    const subscription = text(record.subscription);
    const account = text(record.account);
    const known = subscription ? references.subscription(subscription) : undefined;
    const accountId = account ? references.account(account) : known?.accountId;
    if (accountId !== undefined) out.push({ ...candidate, accountId });
    else await refuseUnknown(batch, { ...candidate, accountId: 0 }, account, subscription);
  }
  return out;
}

async function refuseUnknown(batch: Batch, row: Row, account: string | null, subscription: string | null) {
  const column = (key: string) => batch.plan.reads.find((read) => read.field.key === key)?.column ?? null;
  if (account) {
    const near = await batch.references.nearAccounts(account);
    const hint = near.length ? ` Near it: ${near.join(", ")}.` : "";
    batch.refuse(
      row,
      "unknown-account",
      column("account"),
      `No account has this id.${hint} Correct it, or import the account first.`,
    );
  } else if (subscription) {
    batch.refuse(
      row,
      "unknown-account",
      column("subscription"),
      "No subscription has this id. Import the subscriptions first.",
    );
  } else
    batch.refuse(
      row,
      "missing",
      column("account") ?? column("subscription"),
      "The account is empty. Fill it in, or remove the row.",
    );
}
