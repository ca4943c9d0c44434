"use client";

import { type FormEvent, useId } from "react";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { toast } from "../ui/toast.ts";

type WordsField = { name: string; label: string; hint?: string; value?: string; oneLine?: boolean; mono?: boolean };
type WordsDialogProps = {
  title: string;
  fields: readonly WordsField[];
  save: (typed: Record<string, string>) => Promise<{ failing: string[] }>;
  onClose: () => void;
};

/** Changes words of the draft, and says which rules' own tests fail with them. */
export function WordsDialog({ title, fields, save, onClose }: WordsDialogProps) {
  const form = useId();
  const { run, pending, problem } = useChange();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    let failing: string[] = [];
    if (!(await run(async () => ({ failing } = await save(typed))))) return;
    toast(
      failing.length === 0
        ? { title: "Saved; the tests of all rules pass" }
        : { title: "Saved; tests fail, which keeps the draft from being published", description: failing.join(", ") },
    );
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description="It counts once the draft is published."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" pending={pending}>
            Save in the draft
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        {fields.map(({ name, label, hint, value, oneLine, mono }) => (
          <Field key={name} label={label} hint={hint}>
            {oneLine ? (
              <Input name={name} required maxLength={60} defaultValue={value} />
            ) : (
              <Textarea
                name={name}
                rows={mono ? 10 : 3}
                spellCheck={false}
                className={mono ? "max-h-96 font-mono text-xs!" : "max-h-40"}
                defaultValue={value}
              />
            )}
          </Field>
        ))}
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
