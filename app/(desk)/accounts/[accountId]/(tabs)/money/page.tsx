import { MoneyTab } from "#components/finance/money-tab.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { readAccountId } from "#lib/accounts/rules.ts";
import { call } from "#lib/call.ts";

export default async function MoneyPage({ params }: { params: Promise<{ accountId: string }> }) {
  const accountId = readAccountId((await params).accountId);
  const { mayChange } = await call(accounts.get, { accountId });
  return <MoneyTab accountId={accountId} mayChange={mayChange} />;
}
