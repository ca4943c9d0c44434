"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

const CustomerDialog = dynamic(() => import("./customer-dialog.tsx").then((loaded) => loaded.CustomerDialog));

export function MapCustomer({ webhookId, customer }: { webhookId: number; customer: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={`Map ${customer}`}>
        Map
      </Button>
      {open && <CustomerDialog webhookId={webhookId} customer={customer} onClose={() => setOpen(false)} />}
    </>
  );
}
