"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { sentenceOf } from "#components/people/change.ts";
import { orpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

export type Chosen = { id: number; name: string };

/** Accounts found by search and chosen one by one. */
export function AccountPicker({ chosen, onChange }: { chosen: readonly Chosen[]; onChange: (next: Chosen[]) => void }) {
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const enabled = q.length >= 2;
  const found = useQuery(orpc.accounts.search.queryOptions({ input: { q }, enabled }));
  const has = (id: number) => chosen.some((account) => account.id === id);
  const hits = (found.data ?? []).filter(({ kind, accountId }) => kind === "account" && !has(accountId));
  return (
    <div className="grid gap-2">
      <Field
        label="Accounts"
        hint="Type two letters of a name, then choose."
        error={found.error ? sentenceOf(found.error) : undefined}
      >
        <Input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
      </Field>
      <p role="status" className="text-ink-2 text-xs empty:hidden">
        {enabled && found.isSuccess && hits.length === 0 && "No other account matches."}
      </p>
      <ul className="flex flex-wrap gap-1.5 empty:hidden" aria-label="Found accounts">
        {enabled &&
          hits.map(({ accountId, title }) => (
            <li key={accountId}>
              <Button size="sm" onClick={() => onChange([...chosen, { id: accountId, name: title }])}>
                <span aria-hidden="true">+</span> <span className="sr-only">Add </span>
                {title}
              </Button>
            </li>
          ))}
      </ul>
      <ul className="flex flex-wrap gap-1.5 empty:hidden" aria-label="Chosen accounts">
        {chosen.map(({ id, name }) => (
          <li key={id}>
            <Button
              size="sm"
              className="border-accent! bg-accent-soft!"
              onClick={() => onChange(chosen.filter((account) => account.id !== id))}
            >
              {name} <span aria-hidden="true">×</span>
              <span className="sr-only"> remove</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
