"use client";

import { type ComponentProps, useState } from "react";
import { GuardedText } from "../promises/guarded-text.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import type { FieldSpec } from "./part-specs.ts";

type Values = Record<string, unknown>;
type OneProps = { field: FieldSpec; value: unknown; onChange: (value: unknown) => void };

function Many({ field, value, onChange }: OneProps) {
  const chosen = new Set((value as string[] | undefined) ?? []);
  return (
    <fieldset className="flex flex-wrap items-baseline gap-x-4 gap-y-1.5">
      <legend className="mb-1 font-medium text-sm">{field.label}</legend>
      {(field.options ?? []).map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          checked={chosen.has(option.value)}
          onChange={(event) => {
            const rest = (field.options ?? []).map((one) => one.value);
            const next = event.target.checked
              ? [...chosen, option.value]
              : [...chosen].filter((one) => one !== option.value);
            onChange(rest.filter((one) => next.includes(one)));
          }}
        />
      ))}
      {(field.options ?? []).length === 0 && <span className="text-ink-3 text-sm">There are none yet.</span>}
    </fieldset>
  );
}

type Control = Pick<ComponentProps<"textarea">, "id" | "aria-describedby" | "aria-invalid">;

/** What an email will say: a person who sends it is held back by what is marked here already. */
function ForCustomer({
  value,
  oneLine,
  onChange,
  ...control
}: Control & { value: string; oneLine: boolean; onChange: (text: string) => void }) {
  const [said, setSaid] = useState({ reference: null as string | null, dismissed: [] as string[] });
  return (
    <GuardedText
      {...control}
      surface={null}
      accountId={null}
      rows={oneLine ? 1 : 4}
      oneLine={oneLine}
      value={{ text: value, ...said }}
      onChange={({ text, ...next }) => {
        setSaid(next);
        onChange(text);
      }}
    />
  );
}

function One({ field, value, onChange }: OneProps) {
  if (field.kind === "many") return <Many field={field} value={value} onChange={onChange} />;
  if (field.kind === "yes")
    return (
      <Checkbox label={field.label} checked={value === true} onChange={(event) => onChange(event.target.checked)} />
    );
  const text = value === undefined || value === null ? "" : String(value);
  return (
    <Field
      label={field.label}
      hint={field.hint}
      className={field.kind === "number" ? "w-44" : field.kind === "choice" ? "w-52" : "min-w-60 grow basis-72"}
    >
      {field.kind === "choice" ? (
        <Select options={field.options ?? []} value={text} onChange={(event) => onChange(event.target.value)} />
      ) : field.kind === "subject" || field.kind === "long" ? (
        <ForCustomer value={text} oneLine={field.kind === "subject"} onChange={onChange} />
      ) : (
        <Input
          type={field.kind === "number" ? "number" : "text"}
          step="any"
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** The fields of one part of a protocol. */
export function PartFields({
  fields,
  value,
  onChange,
}: {
  fields: readonly FieldSpec[];
  value: Values;
  onChange: (value: Values) => void;
}) {
  if (fields.length === 0) return null;
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
      {fields.map((field) => (
        <One
          key={field.name}
          field={field}
          value={value[field.name]}
          onChange={(next) => onChange({ ...value, [field.name]: next })}
        />
      ))}
    </div>
  );
}
