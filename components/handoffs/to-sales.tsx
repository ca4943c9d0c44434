"use client";

import type { Severity } from "#lib/escalations/schema.ts";
import type { DealRow } from "#lib/value/schema.ts";
import { rpc } from "../shell/rpc.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { HandOutDialog } from "./hand-out-dialog.tsx";

/** Hands an expansion opportunity to sales, by way of the coordinator (C2). */
export function ToSales({ accountId, deals }: { accountId: number; deals: readonly DealRow[] }) {
  const open = deals
    .filter(({ state }) => state === "open")
    .map(({ id, name }) => ({ value: String(id), label: name }));
  const send = (form: FormData, severity: Severity) => {
    const text = (name: string) => String(form.get(name) ?? "") || null;
    return rpc.handoffs.toSales({
      accountId,
      dealId: Number(form.get("dealId")) || null,
      title: text("title") ?? "",
      need: text("need") ?? "",
      people: text("people"),
      timing: text("timing"),
      severity,
    });
  };
  return (
    <HandOutDialog
      trigger="Hand to sales"
      title="Hand an opportunity to sales"
      description="The coordinator routes it to the sales desk; how it ends comes back here."
      send={send}
    >
      <Field label="Opportunity">
        <Input name="title" required maxLength={200} />
      </Field>
      <Field label="Deal on record" optional>
        <Select name="dealId" empty="None" options={open} />
      </Field>
      <Field label="What the customer needs, and why now">
        <Textarea name="need" rows={4} required maxLength={4000} />
      </Field>
      <Field label="Who decides" optional>
        <Input name="people" maxLength={500} />
      </Field>
      <Field label="Timing" optional>
        <Input name="timing" maxLength={200} />
      </Field>
    </HandOutDialog>
  );
}
