import { AccountHanded } from "#components/handoffs/account-handed.tsx";
import { DealList } from "#components/value/deal-list.tsx";
import { GoalList } from "#components/value/goal-list.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { readAccountId } from "#lib/accounts/rules.ts";
import { call, currentCaller } from "#lib/call.ts";
import { handoffs } from "#lib/handoffs/procedures.ts";
import { value } from "#lib/value/procedures.ts";

export default async function ValuePage({ params }: { params: Promise<{ accountId: string }> }) {
  const accountId = readAccountId((await params).accountId);
  const [{ asOf, mayChange }, goals, deals, handed, { role }] = await Promise.all([
    call(accounts.get, { accountId }),
    call(value.goals, { accountId }),
    call(value.deals, { accountId }),
    call(handoffs.handed, { kind: "sales", accountId }),
    currentCaller(),
  ]);
  const shared = { accountId, asOf, mayChange };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <GoalList {...shared} goals={goals} />
      <DealList {...shared} deals={deals} />
      <AccountHanded {...shared} found={handed} deals={deals} writes={role === "manager"} />
    </div>
  );
}
