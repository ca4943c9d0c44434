"use client";

import { useState } from "react";
import { PersonPicker } from "../people/person-picker.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { formatCount } from "../ui/numbers.ts";
import type { Choice } from "../ui/search-picker.tsx";
import { acts, type useAct } from "./use-act.ts";

type HandOverDialogProps = { taskIds: number[]; act: ReturnType<typeof useAct>; onClose: () => void };

/** Gives tasks to somebody else, who may hand them back. */
export function HandOverDialog({ taskIds, act, onClose }: HandOverDialogProps) {
  const [person, setPerson] = useState<Choice | null>(null);
  const [note, setNote] = useState("");
  const hand = () => {
    if (!person) return;
    act.mutate(acts.handOver(taskIds, Number(person.value), person.label, note || null), { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={`Hand over ${formatCount(taskIds.length, "task")}`}
      description="They are told, and may hand it back. You can take it back while it is open."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!person} pending={act.isPending} onClick={hand}>
            Hand over
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <PersonPicker label="To" roles={["csm", "manager", "coordinator"]} onChoose={setPerson} />
        <Field label="Note" optional>
          <Input value={note} maxLength={400} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
