import { UsageView } from "#components/adoption/usage-view.tsx";
import { readAccountId } from "#lib/accounts/rules.ts";
import { adoption } from "#lib/adoption/procedures.ts";
import { call } from "#lib/call.ts";

export default async function UsagePage({ params }: { params: Promise<{ accountId: string }> }) {
  const accountId = readAccountId((await params).accountId);
  return <UsageView usage={await call(adoption.usage, { accountId })} />;
}
