"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

/** Makes the address that Stripe sends to; its page asks for the secret that Stripe makes for it. */
export function StripeDialog({ onClose }: { onClose: () => void }) {
  const form = useId();
  const router = useRouter();
  const { run, pending, problem } = useChange();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const given = { name: String(typed.get("name") ?? ""), createsAccounts: typed.get("creates") === "on" };
    void run(async () => {
      const { id } = await rpc.ingest.newStripe(given);
      router.push(`/sources/webhooks/${id}`);
    });
  }

  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" pending={pending}>
        Make the address
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title="Connect Stripe"
      description="Subscriptions become recurring revenue and its ledger, invoices become invoices."
      footer={footer}
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <Field label="Name" hint="Which account at Stripe, like “Stripe, Europe”.">
          <Input name="name" required maxLength={120} autoComplete="off" defaultValue="Stripe" />
        </Field>
        <Checkbox
          name="creates"
          label="Create accounts for unknown customers"
          hint="Otherwise what comes about a customer who is no account yet waits until somebody says who it is."
        />
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
