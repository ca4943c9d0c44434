import { PlanList } from "#components/onboarding/plan-list.tsx";
import { readAccountId } from "#lib/accounts/rules.ts";
import { call } from "#lib/call.ts";
import { onboarding } from "#lib/onboarding/procedures.ts";

export default async function OnboardingPage({ params }: { params: Promise<{ accountId: string }> }) {
  const accountId = readAccountId((await params).accountId);
  return <PlanList onboarding={await call(onboarding.ofAccount, { accountId })} />;
}
