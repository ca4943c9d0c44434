import { AccountFacts } from "#components/accounts/account-facts.tsx";
import { Standing } from "#components/accounts/standing.tsx";
import { TimelineList } from "#components/accounts/timeline-list.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { readAccountId } from "#lib/accounts/rules.ts";
import { call } from "#lib/call.ts";

export default async function HealthPage({ params }: { params: Promise<{ accountId: string }> }) {
  const accountId = readAccountId((await params).accountId);
  const [head, entries] = await Promise.all([
    call(accounts.get, { accountId }),
    call(accounts.timeline, { accountId, limit: 8 }),
  ]);
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)]">
      <Standing head={head} />
      <div className="grid content-start gap-6 border-line lg:border-l lg:pl-6">
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
