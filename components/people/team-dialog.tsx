"use client";

import { type FormEvent, useId } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useChange } from "./change.ts";

/** Makes a team; people join it under "Roles and teams". */
export function TeamDialog({ onClose }: { onClose: () => void }) {
  const form = useId();
  const { run, pending, problem } = useChange();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    if (await run(() => rpc.people.createTeam({ name }), `Team ${name} made`)) onClose();
  }

  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" pending={pending}>
        Make the team
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title="New team"
      description="A manager sees the book of their teams; add people under “Roles and teams”."
      footer={footer}
    >
      <form id={form} onSubmit={submit}>
        <Field label="Name" error={problem}>
          <Input name="name" required maxLength={120} autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  );
}
