import type { ReactNode } from "react";
import { AccountHeader } from "#components/accounts/account-header.tsx";
import { AccountTabs } from "#components/accounts/account-tabs.tsx";
import { RaiseButton } from "#components/escalations/raise-button.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { readAccountId } from "#lib/accounts/rules.ts";
import { call, currentCaller } from "#lib/call.ts";
import { engagement } from "#lib/engagement/procedures.ts";
import { finance } from "#lib/finance/procedures.ts";
import { health } from "#lib/health/procedures.ts";

type Params = { params: Promise<{ accountId: string }> };

export async function generateMetadata({ params }: Params) {
  const head = await call(accounts.get, { accountId: readAccountId((await params).accountId) });
  return { title: head.name };
}

export default async function AccountLayout({ params, children }: Params & { children: ReactNode }) {
  const accountId = readAccountId((await params).accountId);
  const [head, pulses, money, byHand, { role }] = await Promise.all([
    call(accounts.get, { accountId }),
    call(engagement.pulses, { accountId, limit: 1 }),
    call(finance.mayRead, { accountId }),
    call(health.overrides, { accountId, limit: 1 }),
    currentCaller(),
  ]);
  return (
    <>
      <LivePage topics={[`account:${accountId}`, "imports", "fields"]} />
      <AccountHeader
        head={head}
        pulse={pulses[0] ?? null}
        override={byHand.rows.find((row) => row.inForce) ?? null}
        escalate={role !== "admin" && <RaiseButton account={{ id: accountId, name: head.name }} />}
      />
      <AccountTabs accountId={accountId} money={money.granted} />
      {children}
    </>
  );
}
