"use client";

import { type FormEvent, useId, useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Radio } from "#components/ui/radio.tsx";
import { useChange } from "./change.ts";
import { CopyField } from "./copy-field.tsx";
import { endOfDay } from "./end-of-day.ts";
import { FormProblem } from "./form-problem.tsx";
import { keyKinds, kindHints, kindWords } from "./key-words.ts";
import { PersonPicker } from "./person-picker.tsx";

function KindField() {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">Kind</legend>
      {keyKinds.map((kind) => (
        <Radio
          key={kind}
          name="kind"
          value={kind}
          label={kindWords[kind]}
          hint={kindHints[kind]}
          defaultChecked={kind === "read"}
        />
      ))}
    </fieldset>
  );
}

function SecretShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="The key is made"
      description="Copy it now: it is shown this once, and only its hash is kept."
      footer={
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <CopyField label="Secret" value={secret} hint="Programs send it as “Authorization: Bearer …”. See /api/docs." />
    </Dialog>
  );
}

/** Makes an API key and shows its secret once. */
export function KeyDialog({ onClose }: { onClose: () => void }) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const [secret, setSecret] = useState("");

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const kind = keyKinds.find((known) => known === typed.kind) ?? "read";
    const given = { name: typed.name ?? "", kind, userId: Number(typed.userId), expiresAt: endOfDay(typed.until) };
    void run(async () => setSecret((await rpc.people.createKey(given)).secret));
  }

  if (secret) return <SecretShown secret={secret} onClose={onClose} />;
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" pending={pending}>
        Make the key
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title="New API key" footer={footer}>
      <form id={form} onSubmit={submit} className="grid gap-4">
        <Field label="Name" hint="What will use it, like “warehouse sync”.">
          <Input name="name" required maxLength={120} autoComplete="off" />
        </Field>
        <KindField />
        <PersonPicker label="Acts for" hint="It never does more than this person may, and ends with their access." />
        <Field label="Last day" optional hint="Without one it works until it is revoked.">
          <Input name="until" type="date" />
        </Field>
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
