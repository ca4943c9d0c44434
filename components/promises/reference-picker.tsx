"use client";

import { useQuery } from "@tanstack/react-query";
import { orpc } from "../shell/rpc.ts";
import { Field } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";

type ReferencePickerProps = {
  accountId: number;
  value: string | null;
  /** What the guard says of the chosen one; null while it says nothing. */
  answered: boolean | null;
  onChange: (reference: string | null) => void;
};

const words = "Dates and technical commitments may go when a desk has answered for them.";
const none = "No escalation of this account has an answer yet. Raise one, and send this when it is answered.";

/** Chooses the answered escalation that dates and technical commitments rest on (N2, N5). */
export function ReferencePicker({ accountId, value, answered, onChange }: ReferencePickerProps) {
  const found = useQuery(orpc.promises.references.queryOptions({ input: { accountId } }));
  const options = (found.data ?? []).map(({ reference, title }) => ({
    value: reference,
    label: `${reference} · ${title}`,
  }));
  return (
    <Field
      label="Answered escalation"
      hint={found.isSuccess && options.length === 0 ? none : words}
      error={answered === false ? `${value} has no answer that this could rest on. Choose another.` : undefined}
    >
      <Select
        value={value ?? ""}
        empty={found.isPending ? "Loading…" : "None"}
        options={options}
        onChange={(event) => onChange(event.target.value || null)}
      />
    </Field>
  );
}
