"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { orpc } from "../shell/rpc.ts";
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
  /** Without options or a facet it is typed, or chosen as a date. */
  options?: readonly Option[];
  /** Offers the values that occur in the book; they are read when the editor opens. */
  facet?: "segments" | "tiers" | "stages";
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

function useOptions({ options, facet, value }: InlineFieldProps): readonly Option[] | undefined {
  const facets = useQuery(
    orpc.accounts.facets.queryOptions({ input: {}, enabled: facet !== undefined, staleTime: 60_000 }),
  );
  const known = facet ? (facets.data?.[facet] ?? []).map((one) => ({ value: one, label: one })) : options;
  if (!known || value === "" || known.some((option) => option.value === value)) return known;
  return [{ value, label: value }, ...known];
}

function Editor(props: InlineFieldProps & { onDone: () => void }) {
  const { label, value, type = "text", required, onSave, onDone } = props;
  const listed = useOptions(props);
  const [text, setText] = useState(value);
  const [pending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    await onSave(text).then(onDone, () => undefined);
    setPending(false);
  };
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
