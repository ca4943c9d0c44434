"use client";

import { type FormEvent, useId } from "react";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";

type NoteDialogProps = {
  title: string;
  description: string;
  action: string;
  done: string;
  change: (note: string) => Promise<unknown>;
  onClose: (changed: boolean) => void;
};

/** Asks why, before rules change for everybody. */
export function NoteDialog({ title, description, action, done, change, onClose }: NoteDialogProps) {
  const form = useId();
  const { run, pending, problem } = useChange();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get("note"));
    if (await run(() => change(note), done)) onClose(true);
  }

  return (
    <Dialog
      open
      onClose={() => onClose(false)}
      size="sm"
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={() => onClose(false)}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" pending={pending}>
            {action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <Field label="Why" hint="Kept with the version, for those who come after.">
          <Textarea name="note" required maxLength={500} rows={3} />
        </Field>
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
