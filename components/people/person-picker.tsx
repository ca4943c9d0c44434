"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { roleWords } from "#components/shell/pages.ts";
import { orpc } from "#components/shell/rpc.ts";
import { Field } from "#components/ui/field.tsx";
import { formatNumber } from "#components/ui/numbers.ts";
import { type Choice, SearchPicker } from "#components/ui/search-picker.tsx";
import type { Role } from "#lib/caller.ts";
import { sentenceOf } from "./change.ts";

type PersonPickerProps = {
  label: string;
  hint?: string;
  error?: string;
  /** Nobody but people with one of these roles. */
  roles?: Role[];
  without?: number;
  teamIds?: readonly number[];
  /** Choices that are no person, such as "Nobody for now"; they stand first while nothing is typed. */
  others?: readonly Choice[];
  /** Told of every choice; without it the choice is the form field `userId`. */
  onChoose?: (choice: Choice | null) => void;
};

/** Chooses one active person; what is typed is searched for among all of them. */
export function PersonPicker({ label, hint, error, others = [], onChoose, ...among }: PersonPickerProps) {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<Choice | null>(null);
  const { roles, without, teamIds } = among;
  const input = { search, roles, without, teamIds: teamIds && [...teamIds] };
  const found = useQuery(orpc.people.find.queryOptions({ input, placeholderData: (before) => before }));
  const people = (found.data?.rows ?? []).map((person) => ({
    value: String(person.id),
    label: person.name,
    hint: person.roles.map((role) => roleWords[role]).join(", ") || "No role",
  }));
  const more = (found.data?.total ?? 0) - people.length;
  return (
    <Field label={label} hint={hint} error={error ?? (found.error ? sentenceOf(found.error) : undefined)}>
      <SearchPicker
        value={chosen}
        onChange={(choice) => {
          setChosen(choice);
          onChoose?.(choice);
        }}
        choices={search ? people : [...others, ...people]}
        onSearch={setSearch}
        status={more > 0 ? `${formatNumber(more)} more; type to narrow` : undefined}
        placeholder={found.isPending ? "Loading…" : "Type a name"}
        name={onChoose ? undefined : "userId"}
        required={!onChoose}
      />
    </Field>
  );
}
