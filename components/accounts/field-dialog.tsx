"use client";

import { useState } from "react";
import type { Field, FieldType, FoundField } from "#lib/accounts/schema/fields.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field as Labelled } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { typeWords } from "./field-words.ts";

const types = Object.entries(typeWords).map(([value, label]) => ({ value, label }));
const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

type FieldDialogProps = {
  /** The field that is changed; without one, a new field is defined. */
  field?: Field;
  /** A name in the data that the new field is made of. */
  found?: FoundField;
  onClose: () => void;
};

/** Defines a custom field, or changes one. */
export function FieldDialog({ field, found, onClose }: FieldDialogProps) {
  const begins = field ?? found;
  const [label, setLabel] = useState(field?.label ?? found?.key ?? "");
  const [key, setKey] = useState("");
  const [type, setType] = useState<FieldType>(begins?.type ?? "text");
  const [choices, setChoices] = useState(begins?.options.join("\n") ?? "");
  const { run, pending, problem } = useChange();
  const save = async () => {
    const options = type === "choice" ? linesOf(choices) : [];
    const named = found?.key ?? (key.trim() || undefined);
    const change = field
      ? () => rpc.accounts.changeField({ fieldId: field.id, label, type, options })
      : () => rpc.accounts.defineField({ label, key: named, type, options });
    if (await run(change, field ? `${label} changed` : `${label} is a field now`)) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={field ? `Change ${field.label}` : "New field"}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="field-form" variant="primary" pending={pending} disabled={!label.trim()}>
            {field ? "Save" : "Define the field"}
          </Button>
        </>
      }
    >
      <form
        id="field-form"
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Labelled label="Name">
          <Input value={label} maxLength={60} required onChange={(event) => setLabel(event.target.value)} />
        </Labelled>
        {!begins && (
          <Labelled
            label="Column in imported files"
            optional
            hint="Where it is not the name: imports fill the field from this column."
          >
            <Input value={key} maxLength={200} onChange={(event) => setKey(event.target.value)} />
          </Labelled>
        )}
        <Labelled
          label="Type"
          hint={field && "Under another type the values are read again; what does not fit stays in the data."}
        >
          <Select options={types} value={type} onChange={(event) => setType(event.target.value as FieldType)} />
        </Labelled>
        {type === "choice" && (
          <Labelled label="Choices, one a line">
            <Textarea rows={5} value={choices} onChange={(event) => setChoices(event.target.value)} />
          </Labelled>
        )}
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
