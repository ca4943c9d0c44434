"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { type Severity, severities } from "#lib/escalations/schema.ts";
import { sentenceOf } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { severityWords } from "../requests/request-words.ts";
import type { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { toast } from "../ui/toast.ts";

type HandOutDialogProps = {
  trigger: string;
  /** Name of the trigger, where several stand in one list. */
  label?: string;
  title: string;
  description: string;
  send: (form: FormData, severity: Severity) => ReturnType<typeof rpc.handoffs.toSales>;
  children: ReactNode;
};

/** The one form by which success hands something out: always to the coordinator. */
export function HandOutDialog({ trigger, label, title, description, send, children }: HandOutDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const hand = useMutation({
    mutationFn: (form: FormData) => send(form, form.get("severity") as Severity),
    onSuccess: ({ reference }) => {
      toast({ title: `Handed to the coordinator as ${reference}` });
      router.refresh();
      setOpen(false);
    },
  });
  return (
    <>
      <Button size="sm" aria-label={label} onClick={() => setOpen(true)}>
        {trigger}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} size="sm" title={title} description={description}>
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            hand.mutate(new FormData(event.currentTarget));
          }}
        >
          {children}
          <Field label="How urgent">
            <Select
              name="severity"
              defaultValue="normal"
              options={severities.map((value) => ({ value, label: severityWords[value] }))}
            />
          </Field>
          <FormProblem>{hand.error ? sentenceOf(hand.error) : ""}</FormProblem>
          <Button type="submit" variant="primary" pending={hand.isPending} className="justify-self-end">
            Hand over
          </Button>
        </form>
      </Dialog>
    </>
  );
}
