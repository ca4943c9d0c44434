import { AccountTimeline } from "#components/accounts/account-timeline.tsx";
import { TicketList } from "#components/accounts/ticket-list.tsx";
import { InteractionList } from "#components/engagement/interaction-list.tsx";
import { MailDrop } from "#components/engagement/mail-drop.tsx";
import { AccountRequests } from "#components/requests/account-requests.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { readAccountId } from "#lib/accounts/rules.ts";
import { call } from "#lib/call.ts";
import { engagement } from "#lib/engagement/procedures.ts";
import { handoffs } from "#lib/handoffs/procedures.ts";
import { requests } from "#lib/requests/procedures.ts";

const size = 50;

export default async function TimelinePage({ params }: { params: Promise<{ accountId: string }> }) {
  const accountId = readAccountId((await params).accountId);
  const [head, entries, interactions, tickets, asked, handed] = await Promise.all([
    call(accounts.get, { accountId }),
    call(accounts.timeline, { accountId, limit: size }),
    call(engagement.interactions, { accountId, limit: 20 }),
    call(accounts.tickets, { accountId }),
    call(requests.list, { accountId, pageSize: 5 }),
    call(handoffs.handed, { kind: "service", accountId, pageSize: 200 }),
  ]);
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,480px)]">
      <Section title="Timeline">
        <AccountTimeline accountId={accountId} entries={entries} asOf={head.asOf} size={size} />
      </Section>
      <div className="grid content-start gap-8">
        <Section title="Interactions">
          <p className="mb-2 text-sm">
            <TextLink href={`/interactions?account=${accountId}`}>Search all of them</TextLink>
          </p>
          {head.mayChange && (
            <div className="mb-3">
              <MailDrop accountId={accountId} />
            </div>
          )}
          <InteractionList account={head} interactions={interactions} asOf={head.asOf} mayChange={head.mayChange} />
        </Section>
        <AccountRequests accountId={accountId} page={asked} mayChange={head.mayChange} />
        <Section title="Tickets">
          <TicketList accountId={accountId} tickets={tickets} handed={handed.rows} {...head} />
        </Section>
      </div>
    </div>
  );
}
