"use client";

import { rpc } from "../shell/rpc.ts";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { HandOutDialog } from "./hand-out-dialog.tsx";

type HandTicketProps = { accountId: number; ticketId: number; name: string };

/** Hands a ticket to customer service, by way of the coordinator (C3). */
export function HandTicket({ accountId, ticketId, name }: HandTicketProps) {
  return (
    <HandOutDialog
      trigger="Hand over"
      label={`Hand over: “${name}”, to customer service`}
      title="Hand to customer service"
      description={name}
      send={(form, severity) =>
        rpc.handoffs.toService({ accountId, ticketId, problem: String(form.get("problem") ?? ""), severity })
      }
    >
      <Field label="What should be done about it">
        <Textarea name="problem" rows={4} required maxLength={4000} />
      </Field>
    </HandOutDialog>
  );
}
