import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeliveryFilters, DeliveryList, NoDeliveries } from "#components/ingest/delivery-list.tsx";
import { readSourceId } from "#components/ingest/source-words.ts";
import { WaitingCustomers } from "#components/ingest/waiting-customers.tsx";
import { WebhookHead } from "#components/ingest/webhook-head.tsx";
import { readResult } from "#components/ingest/webhook-words.ts";
import { LivePage } from "#components/live/live-page.tsx";
import { pageNumber } from "#components/people/page-number.ts";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { config } from "#lib/config.ts";
import { ingest } from "#lib/ingest/procedures.ts";

export const metadata: Metadata = { title: "Webhook" };

const pageSize = 50;
type Given = { params: Promise<{ webhookId: string }>; searchParams: Promise<Query> };

export default async function WebhookPage({ params, searchParams }: Given) {
  const webhookId = readSourceId((await params).webhookId) ?? notFound();
  const query = await searchParams;
  const path = `/sources/webhooks/${webhookId}`;
  const asked = { webhookId, result: readResult(query), page: pageNumber(query.page as string), pageSize };
  const [webhook, { rows, total }, { timeZone }] = await Promise.all([
    call(ingest.webhook, { webhookId }),
    call(ingest.deliveries, asked),
    currentCaller(),
  ]);
  const customers = webhook.kind === "stripe" ? await call(ingest.customers, { webhookId }) : [];
  const now = new Date();
  return (
    <>
      <LivePage topics={["sources"]} />
      <WebhookHead webhook={webhook} address={config.publicUrl} now={now} timeZone={timeZone} />
      <WaitingCustomers webhook={webhook} customers={customers} now={now} timeZone={timeZone} />
      <Section title="Deliveries of the last 35 days">
        {(total > 0 || asked.result) && <DeliveryFilters />}
        {rows.length > 0 && <DeliveryList deliveries={rows} now={now} timeZone={timeZone} />}
        {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
        {total === 0 && asked.result && <NoMatch what="deliveries" clearHref={path} />}
        {total === 0 && !asked.result && <NoDeliveries kind={webhook.kind} />}
        {total > 0 && (
          <Pagination {...pagesOf(path, query, { page: asked.page, pageSize, shown: rows.length, total })} />
        )}
      </Section>
    </>
  );
}
