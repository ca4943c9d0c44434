"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sentenceOf } from "#components/people/change.ts";
import { orpc } from "#components/shell/rpc.ts";
import { Field } from "#components/ui/field.tsx";
import { type Choice, SearchPicker } from "#components/ui/search-picker.tsx";

/** Chooses one account of all, found by its name, domain or id. */
export function AccountSearch({ onChoose }: { onChoose: (account: { id: number; name: string } | null) => void }) {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<Choice | null>(null);
  const q = search.trim();
  const enabled = q.length >= 2;
  const found = useQuery(
    orpc.accounts.search.queryOptions({ input: { q }, enabled, placeholderData: (before) => before }),
  );
  const choices = (enabled ? (found.data ?? []) : [])
    .filter(({ kind }) => kind === "account")
    .map(({ accountId, title, detail }) => ({ value: String(accountId), label: title, hint: detail || undefined }));
  return (
    <Field
      label="Account"
      hint="Type two letters of its name, or its id."
      error={found.error ? sentenceOf(found.error) : undefined}
    >
      <SearchPicker
        value={chosen}
        onChange={(choice) => {
          setChosen(choice);
          onChoose(choice && { id: Number(choice.value), name: choice.label });
        }}
        choices={choices}
        onSearch={setSearch}
        none={enabled && found.isSuccess ? "No account matches." : "Type two letters."}
        placeholder="Type a name"
        required
      />
    </Field>
  );
}
