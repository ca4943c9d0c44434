import { formatCount, formatNumber } from "#components/ui/numbers.ts";
import { Section } from "#components/ui/page-header.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { ActionsTh, RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { WaitingCustomer, WebhookDetail } from "#lib/ingest/schema/webhooks.ts";
import { MapCustomer } from "./map-customer.tsx";

type WaitingCustomersProps = {
  webhook: WebhookDetail;
  customers: readonly WaitingCustomer[];
  now: Date;
  timeZone: string;
};

/** Customers of Stripe who are no account yet; nothing of a webhook without any. */
export function WaitingCustomers({ webhook, customers, now, timeZone }: WaitingCustomersProps) {
  if (customers.length === 0) return null;
  const shown = customers.reduce((sum, { events }) => sum + events, 0);
  return (
    <Section title="Customers that are no account yet" className="mb-8">
      <p className="pb-2 text-ink-2">
        What comes about them waits, and is written once it is known which account each is
        {shown < webhook.waiting &&
          `; ${formatCount(webhook.waiting - shown, "more delivery", "more deliveries")} wait`}
        .
      </p>
      <Table caption="Customers that are no account yet">
        <thead>
          <tr>
            <Th>Customer at Stripe</Th>
            <Th numeric>Waiting deliveries</Th>
            <Th>Since</Th>
            <ActionsTh />
          </tr>
        </thead>
        <tbody>
          {customers.map(({ customer, events, firstAt }) => (
            <Tr key={customer}>
              <RowHead className="break-all font-mono text-xs">{customer}</RowHead>
              <Td numeric>{formatNumber(events)}</Td>
              <Td className="whitespace-nowrap">
                <RelativeDate at={firstAt} now={now} timeZone={timeZone} />
              </Td>
              <Td className="text-right">
                <MapCustomer webhookId={webhook.id} customer={customer} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
