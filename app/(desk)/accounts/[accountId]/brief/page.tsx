import { Brief } from "#components/accounts/brief.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { readAccountId } from "#lib/accounts/rules.ts";
import { adoption } from "#lib/adoption/procedures.ts";
import { call } from "#lib/call.ts";
import { engagement } from "#lib/engagement/procedures.ts";
import { health } from "#lib/health/procedures.ts";
import { onboarding } from "#lib/onboarding/procedures.ts";
import { value } from "#lib/value/procedures.ts";

export const metadata = { title: "Brief before a call" };

export default async function BriefPage({ params }: { params: Promise<{ accountId: string }> }) {
  const accountId = readAccountId((await params).accountId);
  const [head, row, byHand, contacts, tickets, interactions, pulses, usage, plans, goals] = await Promise.all([
    call(accounts.get, { accountId }),
    call(accounts.row, { accountId }),
    call(health.overrides, { accountId, limit: 1 }),
    call(accounts.contacts, { accountId }),
    call(accounts.tickets, { accountId }),
    call(engagement.interactions, { accountId, limit: 4 }),
    call(engagement.pulses, { accountId, limit: 1 }),
    call(adoption.usage, { accountId }),
    call(onboarding.ofAccount, { accountId }),
    call(value.goals, { accountId }),
  ]);
  const known = {
    head,
    row,
    override: byHand.rows.find(({ inForce }) => inForce) ?? null,
    contacts,
    tickets,
    interactions,
    pulse: pulses[0] ?? null,
    usage,
    onboarding: plans,
    goals,
  };
  return <Brief known={known} />;
}
