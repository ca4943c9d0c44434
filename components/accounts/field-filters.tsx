"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { fieldColumn, readFieldFilters, writeFieldFilter } from "#lib/accounts/rules/field-query.ts";
import type { Field, FieldFilter } from "#lib/accounts/schema/fields.ts";
import { Button } from "../ui/button.tsx";
import { Field as Labelled } from "../ui/field.tsx";
import { hrefWith } from "../ui/href.ts";
import { Input } from "../ui/input.tsx";
import { Popover } from "../ui/popover.tsx";
import { Select } from "../ui/select.tsx";
import { choicesOf } from "./field-words.ts";

/** Filters by custom fields: choices are equal, texts contain, numbers and days lie between. They live in the address. */
export function FieldFilters({ fields }: { fields: readonly Field[] }) {
  const params = Object.fromEntries(useSearchParams());
  const set = readFieldFilters(params).filter(({ id }) => fields.some((field) => field.id === id));
  return (
    <Popover
      title="Filter by custom fields"
      trigger={set.length > 0 ? `Custom fields · ${set.length}` : "Custom fields"}
      className={set.length > 0 ? "border-accent! text-accent!" : undefined}
    >
      {(close) => <FilterForm fields={fields} set={set} onDone={close} />}
    </Popover>
  );
}

type Typed = Record<number, Omit<FieldFilter, "id">>;

function FilterForm({ fields, set, onDone }: { fields: readonly Field[]; set: FieldFilter[]; onDone: () => void }) {
  const router = useRouter();
  const path = usePathname();
  const query = Object.fromEntries(useSearchParams());
  const [typed, setTyped] = useState<Typed>(Object.fromEntries(set.map(({ id, ...filter }) => [id, filter])));
  const apply = (next: Typed) => {
    const changes = fields.map(({ id }) => [fieldColumn(id), writeFieldFilter(next[id] ?? {})]);
    router.push(hrefWith(path, query, { ...Object.fromEntries(changes), open: null }), { scroll: false });
    onDone();
  };
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        apply(typed);
      }}
    >
      <div className="grid max-h-[50vh] gap-3 overflow-y-auto p-0.5">
        {fields.map((field) => (
          <OneFilter
            key={field.id}
            field={field}
            filter={typed[field.id] ?? {}}
            onChange={(filter) => setTyped({ ...typed, [field.id]: filter })}
          />
        ))}
      </div>
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={() => apply({})}>
          Clear
        </Button>
        <Button type="submit" variant="primary">
          Show
        </Button>
      </div>
    </form>
  );
}

type OneFilterProps = {
  field: Field;
  filter: Omit<FieldFilter, "id">;
  onChange: (filter: Omit<FieldFilter, "id">) => void;
};

function OneFilter({ field, filter, onChange }: OneFilterProps) {
  const { label, type } = field;
  const choices = choicesOf(field);
  if (choices)
    return (
      <Labelled label={label}>
        <Select
          empty="Any"
          options={choices}
          value={filter.is ?? ""}
          onChange={(event) => onChange({ is: event.target.value })}
        />
      </Labelled>
    );
  if (type === "text")
    return (
      <Labelled label={`${label} contains`}>
        <Input maxLength={100} value={filter.has ?? ""} onChange={(event) => onChange({ has: event.target.value })} />
      </Labelled>
    );
  const kind = type === "date" ? { type: "date" } : { type: "number", step: "any" };
  return (
    <div className="grid grid-cols-2 items-end gap-2 [&>*]:min-w-0">
      <Labelled label={`${label} from`}>
        <Input
          {...kind}
          value={filter.from ?? ""}
          onChange={(event) => onChange({ ...filter, from: event.target.value })}
        />
      </Labelled>
      <Labelled label="to">
        <Input
          {...kind}
          aria-label={`${label} to`}
          value={filter.to ?? ""}
          onChange={(event) => onChange({ ...filter, to: event.target.value })}
        />
      </Labelled>
    </div>
  );
}
