import { AccountTimeline } from "#components/accounts/account-timeline.tsx";
import { TicketList } from "#components/accounts/ticket-list.tsx";
import { InteractionList } from "#components/engagement/interaction-list.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { readAccountId } from "#lib/accounts/rules.ts";
import { call } from "#lib/call.ts";
import { engagement } from "#lib/engagement/procedures.ts";

const size = 50;

export default async function TimelinePage({ params }: { params: Promise<{ accountId: string }> }) {
  const accountId = readAccountId((await params).accountId);
  const [head, entries, interactions, tickets] = await Promise.all([
    call(accounts.get, { accountId }),
    call(accounts.timeline, { accountId, limit: size }),
    call(engagement.interactions, { accountId, limit: 20 }),
    call(accounts.tickets, { accountId }),
  ]);
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,480px)]">
      <Section title="Timeline">
        <AccountTimeline accountId={accountId} entries={entries} asOf={head.asOf} size={size} />
      </Section>
      <div className="grid content-start gap-8">
        <Section title="Interactions">
          <InteractionList account={head} interactions={interactions} asOf={head.asOf} mayChange={head.mayChange} />
        </Section>
        <Section title="Tickets">
          <TicketList tickets={tickets} asOf={head.asOf} />
        </Section>
      </div>
    </div>
  );
}
