"use client";

import { useQuery } from "@tanstack/react-query";
import { isForCustomer } from "#lib/engagement/rules/for-customer.ts";
import { directions, sentiments } from "#lib/engagement/schema/interactions.ts";
import { orpc } from "../shell/rpc.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { EntryText } from "./entry-text.tsx";
import type { Entry } from "./interaction-entry.ts";
import type { KnownAccount } from "./log-interaction.tsx";
import { directionWords, kindWords, sentimentWords } from "./words.ts";

const options = <Value extends string>(values: readonly Value[], words: Record<Value, string>) =>
  values.map((value) => ({ value, label: words[value] }));

type FieldsProps = {
  accounts: readonly KnownAccount[];
  entry: Entry;
  onChange: (entry: Entry) => void;
  error?: string;
};

export function InteractionFields({ accounts, entry, onChange, error }: FieldsProps) {
  const set = (change: Partial<Entry>) => onChange({ ...entry, ...change });
  const guards = isForCustomer({ ...entry, direction: entry.direction || null });
  const guardsAll = guards && entry.kind !== "email";
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      {accounts.length > 1 && (
        <Field label="Account" className="sm:col-span-2">
          <Select
            value={String(entry.accountId)}
            onChange={(event) => set({ accountId: Number(event.target.value), contactIds: [] })}
            options={accounts.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        </Field>
      )}
      <Kind entry={entry} set={set} />
      <Field label="When" optional hint="Now, when left empty.">
        <Input type="datetime-local" value={entry.at} onChange={(event) => set({ at: event.target.value })} />
      </Field>
      <People entry={entry} set={set} />
      {entry.kind !== "email" && (
        <Checkbox
          label="Shared with the customer"
          hint="The promise guard reads what they will read."
          className="sm:col-span-2"
          checked={entry.shared}
          onChange={(event) => set({ shared: event.target.checked })}
        />
      )}
      <Field label="What was said" error={error} className="sm:col-span-2">
        <EntryText entry={entry} set={set} name="summary" guards={guards} rows={4} maxLength={4000} />
      </Field>
      <Field label="Outcome" optional hint="What was agreed.">
        <EntryText entry={entry} set={set} name="outcome" guards={guardsAll} maxLength={1000} />
      </Field>
      <Field label="How it felt" optional>
        <Select
          value={entry.sentiment}
          empty="Not said"
          onChange={(event) => set({ sentiment: event.target.value as Entry["sentiment"] })}
          options={options(sentiments, sentimentWords)}
        />
      </Field>
      <Field label="Next step" optional hint="It becomes a task of yours.">
        <EntryText entry={entry} set={set} name="nextStep" guards={guardsAll} maxLength={200} />
      </Field>
      <Field label="Due" hint={entry.nextStep && !entry.nextStepOn ? "Choose a day for the next step." : undefined}>
        <Input
          type="date"
          value={entry.nextStepOn}
          disabled={!entry.nextStep}
          onChange={(event) => set({ nextStepOn: event.target.value })}
        />
      </Field>
    </div>
  );
}

type PartProps = { entry: Entry; set: (change: Partial<Entry>) => void };

function Kind({ entry, set }: PartProps) {
  const email = entry.kind === "email";
  return (
    <div className={email ? "grid grid-cols-2 gap-2" : undefined}>
      <Field label="Kind">
        <Select
          value={entry.kind}
          onChange={(event) => set({ kind: event.target.value as Entry["kind"], direction: "", shared: false })}
          options={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
        />
      </Field>
      {email && (
        <Field label="Direction">
          <Select
            value={entry.direction}
            empty="Not said"
            onChange={(event) => set({ direction: event.target.value as Entry["direction"] })}
            options={options(directions, directionWords)}
          />
        </Field>
      )}
    </div>
  );
}

function People({ entry, set }: PartProps) {
  const contacts = useQuery(orpc.accounts.contacts.queryOptions({ input: { accountId: entry.accountId } }));
  const chosen = new Set(entry.contactIds);
  const people = (contacts.data ?? []).filter(({ id, leftOn }) => leftOn === null || chosen.has(id));
  const toggle = (id: number) =>
    set({ contactIds: chosen.has(id) ? entry.contactIds.filter((one) => one !== id) : [...entry.contactIds, id] });
  return (
    <fieldset className="sm:col-span-2">
      <legend className="mb-1 font-medium text-sm">
        With <span className="font-normal text-ink-3">(optional)</span>
      </legend>
      {contacts.isPending && <p className="text-ink-3 text-sm">Loading…</p>}
      {contacts.isError && (
        <p className="text-risk text-sm">The contacts could not be read. Close this and try again.</p>
      )}
      {contacts.isSuccess && people.length === 0 && (
        <p className="text-ink-3 text-sm">This account has no contacts yet.</p>
      )}
      <div className="flex max-h-32 flex-wrap gap-x-4 gap-y-1.5 overflow-y-auto">
        {people.map(({ id, name, title }) => (
          <Checkbox
            key={id}
            label={title ? `${name}, ${title}` : name}
            checked={chosen.has(id)}
            onChange={() => toggle(id)}
          />
        ))}
      </div>
    </fieldset>
  );
}
