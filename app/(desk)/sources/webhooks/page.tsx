import type { Metadata } from "next";
import { NewStripe } from "#components/ingest/new-stripe.tsx";
import { NewWebhook } from "#components/ingest/new-webhook.tsx";
import { SourceTabs } from "#components/ingest/source-tabs.tsx";
import { WebhookList } from "#components/ingest/webhook-list.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { config } from "#lib/config.ts";
import { ingest } from "#lib/ingest/procedures.ts";

export const metadata: Metadata = { title: "Webhooks" };

const path = "/sources/webhooks";

export default async function WebhooksPage() {
  const [webhooks, { timeZone }] = await Promise.all([call(ingest.webhooks, {}), currentCaller()]);
  const make = (
    <>
      <NewStripe />
      <NewWebhook address={config.publicUrl} />
    </>
  );
  return (
    <>
      <LivePage topics={["sources"]} />
      <PageHeader title="Webhooks" tools={make}>
        What other systems send when something changes there, signed. Each says which value becomes which field.
      </PageHeader>
      <SourceTabs current={path} />
      {webhooks.length > 0 && <WebhookList webhooks={webhooks} now={new Date()} timeZone={timeZone} />}
      {webhooks.length === 0 && (
        <Empty title="No webhook yet" action={make}>
          Make one for a helpdesk, a survey tool or your own product, and its tickets, answers or figures arrive here as
          they change. Stripe brings subscriptions, prices and invoices.
        </Empty>
      )}
    </>
  );
}
