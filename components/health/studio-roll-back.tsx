"use client";

import { type FormEvent, useId } from "react";
import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Model } from "#lib/health/schema/model.ts";

/** Asks why, before an earlier version is taken back into use. */
export function StudioRollBack({ model: { id, version }, onClose }: { model: Model; onClose: () => void }) {
  const form = useId();
  const { run, pending, problem } = useChange();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get("note"));
    if (await run(() => rpc.health.rollBack({ modelId: id, note }), `Version ${version} is back in use`)) onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={`Roll back to version ${version}`}
      description="It becomes a new version; nothing published is ever changed. Every account is scored again."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" pending={pending}>
            Roll back
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <Field label="Why" hint="Kept with the version, for those who come after.">
          <Textarea name="note" required maxLength={500} rows={3} />
        </Field>
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
