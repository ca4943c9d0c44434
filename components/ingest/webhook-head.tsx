import { CopyField } from "#components/people/copy-field.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { WebhookDetail } from "#lib/ingest/schema/webhooks.ts";
import { StripeSecret } from "./stripe-secret.tsx";
import { WebhookTools } from "./webhook-tools.tsx";
import { objectWords } from "./webhook-words.ts";

type WebhookHeadProps = { webhook: WebhookDetail; address: string; now: Date; timeZone: string };

/** The head of a webhook: what it writes, where it is received, when something came last. */
export function WebhookHead({ webhook, address, now, timeZone }: WebhookHeadProps) {
  return (
    <>
      <PageHeader
        crumb={<TextLink href="/sources/webhooks">Webhooks</TextLink>}
        title={webhook.name}
        tools={<WebhookTools webhook={webhook} />}
      >
        Writes {objectWords(webhook.object)}.{" "}
        {webhook.lastAt ? (
          <>
            Something came last <RelativeDate at={webhook.lastAt} now={now} timeZone={timeZone} />.
          </>
        ) : (
          "Nothing came yet."
        )}
      </PageHeader>
      <div className="mb-6 grid max-w-xl gap-4">
        <CopyField
          label="Address"
          value={`${address}${webhook.path}`}
          hint={
            webhook.kind === "stripe"
              ? "In Stripe, under Developers, Webhooks, add an endpoint with this address and the events of subscriptions and invoices."
              : "Its secret was shown when it was made. Lost? Make a new webhook and remove this one."
          }
        />
        {webhook.kind === "stripe" && <StripeSecret webhookId={webhook.id} known={webhook.hasSecret} />}
      </div>
    </>
  );
}
