import type { Metadata } from "next";
import { MakeWebhook } from "#components/ingest/make-webhook.tsx";
import { SourceTabs } from "#components/ingest/source-tabs.tsx";
import { WebhookFilters } from "#components/ingest/webhook-filters.tsx";
import { WebhookList } from "#components/ingest/webhook-list.tsx";
import { readResult } from "#components/ingest/webhook-words.ts";
import { LivePage } from "#components/live/live-page.tsx";
import { oneText, pageNumber } from "#components/people/page-number.ts";
import { Empty } from "#components/ui/empty.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { call, currentCaller } from "#lib/call.ts";
import { config } from "#lib/config.ts";
import { ingest } from "#lib/ingest/procedures.ts";
import { webhookSorts } from "#lib/ingest/schema/webhooks.ts";

export const metadata: Metadata = { title: "Webhooks" };

const pageSize = 50;
const path = "/sources/webhooks";

export default async function WebhooksPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const page = pageNumber(query.page as string);
  const filters = { search: oneText(query.q as string), result: readResult(query) };
  const sort = readSort(query.sort as string, webhookSorts, "name");
  const asked = { ...filters, ...sort, page, pageSize };
  const [{ rows, total }, { timeZone }] = await Promise.all([call(ingest.webhooks, asked), currentCaller()]);
  const filtered = filters.search !== "" || filters.result !== null;
  const make = <MakeWebhook address={config.publicUrl} />;
  const list = { webhooks: rows, sort: sortText(sort), query, now: new Date(), timeZone };
  return (
    <>
      <LivePage topics={["sources"]} />
      <PageHeader title="Webhooks" tools={make}>
        What other systems send when something changes there, signed. Each says which value becomes which field.
      </PageHeader>
      <SourceTabs current={path} />
      <WebhookFilters />
      {rows.length > 0 && <WebhookList {...list} />}
      {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
      {total === 0 && filtered && <NoMatch what="webhooks" clearHref={path} />}
      {total === 0 && !filtered && (
        <Empty title="No webhook yet" action={make}>
          Make one for a helpdesk, a survey tool or your own product, and its tickets, answers or figures arrive here as
          they change. Stripe brings subscriptions, prices and invoices.
        </Empty>
      )}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
    </>
  );
}
