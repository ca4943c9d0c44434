"use client";

import { useState } from "react";
import { FormProblem } from "#components/people/form-problem.tsx";
import { PersonPicker } from "#components/people/person-picker.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Choice } from "#components/ui/search-picker.tsx";
import { useStep } from "./use-step.ts";

/** Names who triages, routes and closes in one's place, and for which days. */
export function DeputyDialog({ onClose }: { onClose: () => void }) {
  const [person, setPerson] = useState<Choice | null>(null);
  const [[fromOn, untilOn], setDays] = useState(["", ""]);
  const { step, pending, problem } = useStep(onClose);
  const ready = person !== null && fromOn !== "" && untilOn !== "";
  const name = () => {
    if (!person || !fromOn || !untilOn) return;
    void step(
      () => rpc.escalations.nameDeputy({ userId: Number(person.value), fromOn, untilOn }),
      `${person.label} stands in for you`,
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Name a deputy"
      description="They triage, route and close in your place, and are shown as such. It ends by itself."
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} disabled={!ready} onClick={name}>
            Name them
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <PersonPicker label="Deputy" roles={["csm", "manager", "coordinator", "admin"]} onChoose={setPerson} />
        <div className="grid grid-cols-2 gap-3">
          <Field label="First day">
            <Input type="date" value={fromOn} onChange={(event) => setDays([event.target.value, untilOn ?? ""])} />
          </Field>
          <Field label="Last day">
            <Input
              type="date"
              value={untilOn}
              min={fromOn}
              onChange={(event) => setDays([fromOn ?? "", event.target.value])}
            />
          </Field>
        </div>
        <FormProblem>{problem}</FormProblem>
      </div>
    </Dialog>
  );
}
