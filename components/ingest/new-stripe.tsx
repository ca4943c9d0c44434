"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

const StripeDialog = dynamic(() => import("./stripe-dialog.tsx").then((loaded) => loaded.StripeDialog));

export function NewStripe() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Connect Stripe</Button>
      {open && <StripeDialog onClose={() => setOpen(false)} />}
    </>
  );
}
