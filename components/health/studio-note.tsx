"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

/** Asks why, before something becomes a version for good. */
export function StudioNote({
  title,
  description,
  action,
  onClose,
  onConfirm,
}: {
  title: string;
  description: string;
  action: string;
  onClose: () => void;
  onConfirm: (note: string) => Promise<void>;
}) {
  const [pending, setPending] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setPending(true);
    await onConfirm(String(new FormData(event.currentTarget).get("note") ?? ""));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={title} description={description} size="sm">
      <form onSubmit={submit} className="grid gap-4">
        <Field label="Why" hint="Kept with the version, for those who come after.">
          <Textarea name="note" required maxLength={500} rows={3} />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" pending={pending}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
