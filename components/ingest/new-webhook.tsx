"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

const WebhookDialog = dynamic(() => import("./webhook-dialog.tsx").then((loaded) => loaded.WebhookDialog));

/** `address`: of this instance, for what is shown once it is made. */
export function NewWebhook({ address }: { address: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        New webhook
      </Button>
      {open && <WebhookDialog address={address} onClose={() => setOpen(false)} />}
    </>
  );
}
