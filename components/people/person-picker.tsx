"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { roleWords } from "#components/shell/pages.ts";
import { orpc } from "#components/shell/rpc.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Person } from "#lib/people/schema.ts";
import { sentenceOf } from "./change.ts";

const optionOf = ({ id, name, roles }: Person) => ({
  value: String(id),
  label: `${name} (${roles.map(({ role }) => roleWords[role].toLowerCase()).join(", ") || "no role"})`,
});

/** Chooses one active person, of `teamIds` if given; the search narrows a long list. The choice is the form field `userId`. */
export function PersonPicker({
  label,
  hint,
  without,
  teamIds,
}: {
  label: string;
  hint?: string;
  without?: number;
  teamIds?: readonly number[];
}) {
  const [search, setSearch] = useState("");
  const input = { search, status: "active" as const, pageSize: 200 };
  const found = useQuery(orpc.people.list.queryOptions({ input, placeholderData: (before) => before }));
  const offered = ({ id, teams }: Person) =>
    id !== without && (!teamIds || teams.some((team) => teamIds.includes(team.id)));
  const options = (found.data?.rows ?? []).filter(offered).map(optionOf);
  const long = search !== "" || (found.data?.total ?? 0) > 20;
  return (
    <>
      {long && (
        <Field label={`Search: ${label.toLowerCase()}`}>
          <Input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </Field>
      )}
      <Field label={label} hint={hint} error={found.error ? sentenceOf(found.error) : undefined}>
        <Select name="userId" required empty={found.isPending ? "Loading…" : "Choose…"} options={options} />
      </Field>
    </>
  );
}
