"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";

type DismissDialogProps = { name: string; onClose: () => void; onDismiss: (reason: string | null) => void };

/** Why an alert was wrong; kept, because it says how precise the alerts are. */
export function DismissDialog({ name, onClose, onDismiss }: DismissDialogProps) {
  const [reason, setReason] = useState("");
  const submit = () => {
    onDismiss(reason.trim() || null);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title="Not a real risk"
      description={`${name} leaves the list until something else happens. Your answer counts in the precision of alerts, with your name and reason, where the Studio shows which signs raise false ones.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={submit}>
            Not a real risk
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label="Why" optional hint="Whoever sets the weights reads it in the Studio, under Precision of alerts.">
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
