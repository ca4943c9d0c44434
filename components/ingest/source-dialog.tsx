"use client";

import { type FormEvent, useId, useState } from "react";
import { useChange } from "#components/people/change.ts";
import { CopyField } from "#components/people/copy-field.tsx";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

type Made = { id: number; secret: string };

function SecretShown({ made, onClose }: { made: Made; onClose: () => void }) {
  const footer = (
    <>
      <Button onClick={onClose}>I have copied it</Button>
      <ButtonLink href={`/sources/${made.id}/send`} variant="primary">
        Copied; show me the code
      </ButtonLink>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title="The source is made"
      description="Copy its key now: it is shown this once, and only its hash is kept."
      footer={footer}
    >
      <CopyField label="Write key" value={made.secret} hint="Give it to the SDK as its write key." />
    </Dialog>
  );
}

/** Makes an ingest key for a product that sends events, and shows its secret once. */
export function SourceDialog({ onClose }: { onClose: () => void }) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const [made, setMade] = useState<Made | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const given = { name: String(typed.get("name") ?? ""), createsAccounts: typed.get("creates") === "on" };
    void run(async () => setMade(await rpc.ingest.newSource(given)));
  }

  if (made) return <SecretShown made={made} onClose={onClose} />;
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" pending={pending}>
        Make the source
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title="New source" footer={footer}>
      <form id={form} onSubmit={submit} className="grid gap-4">
        <Field label="Name" hint="What sends the events, like “web app, production”.">
          <Input name="name" required maxLength={120} autoComplete="off" />
        </Field>
        <Checkbox
          name="creates"
          label="Create accounts for unknown groups"
          hint="Otherwise events of a group that is no account yet wait until somebody says whose they are."
        />
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
