import { AccountFacts } from "#components/accounts/account-facts.tsx";
import { TimelineList } from "#components/accounts/timeline-list.tsx";
import { AccountEscalations } from "#components/escalations/account-escalations.tsx";
import { HealthTab } from "#components/health/health-tab.tsx";
import { OverrideHistory } from "#components/health/override-history.tsx";
import { ScoreHistory } from "#components/health/score-history.tsx";
import { AccountInterventions } from "#components/playbooks/account-interventions.tsx";
import { AccountTasks } from "#components/tasks/account-tasks.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { readAccountId } from "#lib/accounts/rules.ts";
import { call, currentCaller } from "#lib/call.ts";
import { today } from "#lib/clock.ts";
import { escalations } from "#lib/escalations/procedures.ts";
import { health } from "#lib/health/procedures.ts";
import { daysOfAddress } from "#lib/health/rules/move-days.ts";
import { playbooks } from "#lib/playbooks/procedures.ts";
import { tasks } from "#lib/tasks/procedures.ts";

type Asked = { params: Promise<{ accountId: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function HealthPage({ params, searchParams }: Asked) {
  const accountId = readAccountId((await params).accountId);
  const { timeZone } = await currentCaller();
  const day = today(timeZone);
  const days = daysOfAddress(await searchParams, day);
  const [head, entries, ledger, scores, byHand, work, escalated, interventions] = await Promise.all([
    call(accounts.get, { accountId }),
    call(accounts.timeline, { accountId, limit: 8 }),
    call(health.ledger, { accountId, day: days.to, from: days.from }),
    call(health.scores, { accountId, weeks: 24 }),
    call(health.overrides, { accountId, limit: 5 }),
    call(tasks.ofAccount, { accountId, limit: 8 }),
    call(escalations.list, { accountId, state: "all", sort: "state", pageSize: 5 }),
    call(playbooks.ofAccount, { accountId }),
  ]);
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)]">
      <HealthTab ledger={ledger} days={days} today={day} />
      <div className="grid content-start gap-6 border-line lg:border-l lg:pl-6">
        <AccountInterventions rows={interventions} accountId={accountId} />
        <AccountTasks accountId={accountId} {...work} mayChange={head.mayChange} />
        <AccountEscalations accountId={accountId} found={escalated} timeZone={timeZone} />
        <ScoreHistory {...scores} bands={ledger.segment} />
        <OverrideHistory found={byHand} account={head} maySet={head.mayChange && head.churnedOn === null} />
        <Section title="Facts">
          <AccountFacts head={head} />
        </Section>
        <Section title="Timeline">
          <TimelineList entries={entries} asOf={head.asOf} />
        </Section>
      </div>
    </div>
  );
}
