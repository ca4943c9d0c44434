"use client";

import { type FormEvent, useId, useState } from "react";
import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { importObject } from "#lib/imports/rules/objects/registry.ts";
import { type UpsertObject, upsertObjects } from "#lib/imports/rules/upsert-fields.ts";
import type { WebhookMapping } from "#lib/ingest/rules/webhook-rows.ts";
import { WebhookFields } from "./webhook-fields.tsx";
import { readMapping } from "./webhook-words.ts";

type Given = { name: string; mapping: WebhookMapping };
type WebhookFormProps = {
  title: string;
  /** Words of the button. */
  action: string;
  /** What the toast says once it is saved. */
  done?: string;
  known?: Given;
  save: (given: Given) => Promise<unknown>;
  onClose: () => void;
};

const objects = upsertObjects.map((value) => ({ value, label: importObject(value).label }));

/** The name of a webhook, what it writes, and where in a body each value is. */
export function WebhookForm({ title, action, done, known, save, onClose }: WebhookFormProps) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const [object, setObject] = useState<UpsertObject>(known?.mapping.object ?? "tickets");

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const given = { name: String(typed.get("name") ?? ""), mapping: readMapping(typed, object) };
    void run(() => save(given), done).then((saved) => {
      if (saved && known) onClose();
    });
  }

  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" pending={pending}>
        {action}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={title} size="lg" footer={footer}>
      <form id={form} onSubmit={submit} className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" hint="Which system sends it, like “helpdesk”.">
            <Input name="name" required maxLength={120} autoComplete="off" defaultValue={known?.name} />
          </Field>
          <Field label="Writes" hint="What its rows become, as in an import.">
            <Select
              value={object}
              options={objects}
              onChange={(event) => setObject(event.target.value as UpsertObject)}
            />
          </Field>
          <Field label="Only of type" optional hint="Leaves aside every body whose “type” is another.">
            <Input name="type" maxLength={200} autoComplete="off" defaultValue={known?.mapping.type} />
          </Field>
          <Field label="List of rows" optional hint="A path like data.items. Without one, the body is one row.">
            <Input name="rowsAt" maxLength={300} autoComplete="off" defaultValue={known?.mapping.rowsAt} />
          </Field>
        </div>
        <WebhookFields key={object} object={object} known={known?.mapping.object === object ? known.mapping : null} />
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
