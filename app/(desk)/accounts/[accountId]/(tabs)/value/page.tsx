import { GoalList } from "#components/value/goal-list.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { readAccountId } from "#lib/accounts/rules.ts";
import { call } from "#lib/call.ts";
import { value } from "#lib/value/procedures.ts";

export default async function ValuePage({ params }: { params: Promise<{ accountId: string }> }) {
  const accountId = readAccountId((await params).accountId);
  const [head, goals] = await Promise.all([call(accounts.get, { accountId }), call(value.goals, { accountId })]);
  return <GoalList accountId={accountId} goals={goals} asOf={head.asOf} mayChange={head.mayChange} />;
}
