import { MoneyView } from "#components/accounts/money-view.tsx";
import { readAccountId } from "#lib/accounts/rules.ts";
import { call } from "#lib/call.ts";
import { finance } from "#lib/finance/procedures.ts";

export default async function MoneyPage({ params }: { params: Promise<{ accountId: string }> }) {
  const accountId = readAccountId((await params).accountId);
  return <MoneyView money={await call(finance.account, { accountId })} />;
}
