import { MoneyTab } from "#components/finance/money-tab.tsx";
import { readAccountId } from "#lib/accounts/rules.ts";

export default async function MoneyPage({ params }: { params: Promise<{ accountId: string }> }) {
  return <MoneyTab accountId={readAccountId((await params).accountId)} />;
}
