"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Popover } from "../ui/popover.tsx";
import { type Option, Select } from "../ui/select.tsx";

/** Reads like the sentence it stands in, and shows that it can be pressed when pointed at. */
export const inlineLook = "px-1! font-normal! text-ink-2 text-sm!";

type InlineFieldProps = {
  label: string;
  shown: string;
  value: string;
  /** Without options it is typed, or chosen as a date. */
  options?: readonly Option[];
  type?: "text" | "date";
  required?: boolean;
  onSave: (value: string) => Promise<unknown>;
};

/** A value that opens its own small editor where it stands. */
export function InlineField(props: InlineFieldProps) {
  return (
    <Popover
      variant="quiet"
      size="sm"
      className={inlineLook}
      trigger={props.shown}
      label={`${props.label}: ${props.shown}. Change`}
      title={props.label}
    >
      {(close) => <Editor {...props} onDone={close} />}
    </Popover>
  );
}

function Editor({
  label,
  value,
  options,
  type = "text",
  required,
  onSave,
  onDone,
}: InlineFieldProps & { onDone: () => void }) {
  const [text, setText] = useState(value);
  const [pending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    await onSave(text).then(onDone, () => undefined);
    setPending(false);
  };
  const listed =
    options?.some((option) => option.value === value) || value === ""
      ? options
      : [{ value, label: value }, ...(options ?? [])];
  return (
    <form
      className="flex w-64 items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={label} className="grow">
        {listed ? (
          <Select
            value={text}
            empty={required ? undefined : "None"}
            options={listed}
            onChange={(event) => setText(event.target.value)}
          />
        ) : (
          <Input type={type} value={text} required={required} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <Button type="submit" variant="primary" pending={pending} disabled={text === value}>
        Save
      </Button>
    </form>
  );
}
