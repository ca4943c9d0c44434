"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import type { WebhookDetail } from "#lib/ingest/schema/webhooks.ts";

const WebhookForm = dynamic(() => import("./webhook-form.tsx").then((loaded) => loaded.WebhookForm));
const ConfirmDialog = dynamic(() =>
  import("#components/people/confirm-dialog.tsx").then((loaded) => loaded.ConfirmDialog),
);

/** What can be done with a webhook: change its mapping, remove it. */
export function WebhookTools({ webhook }: { webhook: WebhookDetail }) {
  const router = useRouter();
  const [open, setOpen] = useState<"change" | "remove" | null>(null);
  const { id: webhookId, name, mapping } = webhook;
  const close = () => setOpen(null);
  const remove = async () => {
    await rpc.ingest.removeWebhook({ webhookId });
    router.push("/sources/webhooks");
  };
  return (
    <>
      {mapping && <Button onClick={() => setOpen("change")}>Change</Button>}
      <Button onClick={() => setOpen("remove")}>Remove</Button>
      {open === "change" && mapping && (
        <WebhookForm
          title={`Change “${name}”`}
          action="Save"
          done="The webhook is changed"
          known={{ name, mapping }}
          save={(given) => rpc.ingest.changeWebhook({ webhookId, ...given })}
          onClose={close}
        />
      )}
      {open === "remove" && (
        <ConfirmDialog
          title={`Remove the webhook “${name}”?`}
          action="Remove"
          done={`The webhook “${name}” is removed`}
          change={remove}
          onClose={close}
        >
          What is sent to its address is refused from now on, and the list of its deliveries goes. The rows that came by
          it stay. There is no way back: a new webhook has another address and secret.
        </ConfirmDialog>
      )}
    </>
  );
}
