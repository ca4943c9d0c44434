"use client";

import { type FormEvent, useId, useState } from "react";
import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { AccountSearch } from "./account-search.tsx";

type CustomerDialogProps = { webhookId: number; customer: string; onClose: () => void };

/** Says which account a customer of Stripe is; what waits is written for it, and what comes later finds it by itself. */
export function CustomerDialog({ webhookId, customer, onClose }: CustomerDialogProps) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const [chosen, setChosen] = useState<{ id: number; name: string } | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!chosen) return;
    const given = { webhookId, customer, accountId: chosen.id };
    if (await run(() => rpc.ingest.mapCustomer(given), `${customer} is ${chosen.name} from now on`)) onClose();
  }

  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" disabled={!chosen} pending={pending}>
        Map the customer
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Which account is ${customer}?`}
      description="What waits is written for the account; what comes later finds it by itself."
      footer={footer}
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <AccountSearch onChoose={setChosen} />
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
