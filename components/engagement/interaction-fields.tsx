"use client";

import { useQuery } from "@tanstack/react-query";
import type { InteractionRow } from "#lib/engagement/schema.ts";
import { orpc } from "../shell/rpc.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import type { KnownAccount } from "./log-interaction.tsx";
import { kindWords } from "./words.ts";

export type Entry = {
  accountId: number;
  kind: InteractionRow["kind"];
  summary: string;
  outcome: string;
  contactId: string;
  at: string;
};

export const emptyEntry = (accountId: number): Entry => ({
  accountId,
  kind: "call",
  summary: "",
  outcome: "",
  contactId: "",
  at: "",
});

export function entryOf(accountId: number, row: InteractionRow): Entry {
  const contactId = row.contactId === null ? "" : String(row.contactId);
  return {
    accountId,
    kind: row.kind,
    summary: row.summary,
    outcome: row.outcome ?? "",
    contactId,
    at: localMinute(row.at),
  };
}

function localMinute(at: string): string {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

type FieldsProps = {
  accounts: readonly KnownAccount[];
  entry: Entry;
  onChange: (entry: Entry) => void;
  error?: string;
};

export function InteractionFields({ accounts, entry, onChange, error }: FieldsProps) {
  const set = (change: Partial<Entry>) => onChange({ ...entry, ...change });
  const contacts = useQuery(orpc.accounts.contacts.queryOptions({ input: { accountId: entry.accountId } }));
  const people = (contacts.data ?? []).filter((contact) => contact.leftOn === null);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {accounts.length > 1 && (
        <Field label="Account" className="sm:col-span-2">
          <Select
            value={String(entry.accountId)}
            onChange={(event) => set({ accountId: Number(event.target.value), contactId: "" })}
            options={accounts.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        </Field>
      )}
      <Field label="Kind">
        <Select
          value={entry.kind}
          onChange={(event) => set({ kind: event.target.value as Entry["kind"] })}
          options={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
        />
      </Field>
      <Field label="With" optional>
        <Select
          value={entry.contactId}
          empty={contacts.isPending ? "Loading…" : "Nobody in particular"}
          onChange={(event) => set({ contactId: event.target.value })}
          options={people.map((person) => ({
            value: String(person.id),
            label: person.title ? `${person.name}, ${person.title}` : person.name,
          }))}
        />
      </Field>
      <Field label="What was said" error={error} className="sm:col-span-2">
        <Textarea
          value={entry.summary}
          rows={4}
          maxLength={4000}
          onChange={(event) => set({ summary: event.target.value })}
        />
      </Field>
      <Field label="Outcome" optional hint="What was agreed, and by when.">
        <Input value={entry.outcome} maxLength={1000} onChange={(event) => set({ outcome: event.target.value })} />
      </Field>
      <Field label="When" optional hint="Now, when left empty.">
        <Input type="datetime-local" value={entry.at} onChange={(event) => set({ at: event.target.value })} />
      </Field>
    </div>
  );
}
