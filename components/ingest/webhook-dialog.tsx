"use client";

import { useState } from "react";
import { CopyField } from "#components/people/copy-field.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { WebhookForm } from "./webhook-form.tsx";

type Made = { id: number; path: string; secret: string };
type WebhookDialogProps = { address: string; onClose: () => void };

/** Makes a webhook, and shows once what its sender needs. */
export function WebhookDialog({ address, onClose }: WebhookDialogProps) {
  const [made, setMade] = useState<Made | null>(null);
  if (!made)
    return (
      <WebhookForm
        title="New webhook"
        action="Make the webhook"
        save={async (given) => setMade(await rpc.ingest.newWebhook(given))}
        onClose={onClose}
      />
    );
  const footer = (
    <>
      <Button onClick={onClose}>I have copied both</Button>
      <ButtonLink href={`/sources/webhooks/${made.id}`} variant="primary">
        Copied; show me its deliveries
      </ButtonLink>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title="The webhook is made"
      description="Copy its secret now: it is shown this once, and no page reads it again."
      footer={footer}
    >
      <div className="grid gap-4">
        <CopyField label="Address" value={`${address}${made.path}`} hint="Where the other system sends to, by POST." />
        <CopyField
          label="Signing secret"
          value={made.secret}
          hint="The sender signs with it as Standard Webhooks describes, which most systems and every language’s library know."
        />
      </div>
    </Dialog>
  );
}
