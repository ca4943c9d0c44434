"use client";

import { useState } from "react";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Outcome } from "#lib/escalations/schema.ts";
import { useStep } from "./use-step.ts";
import { optionsOf, outcomeWords } from "./words.ts";

type CloseDialogProps = { ids: readonly number[]; onClose: () => void; onDone?: () => void };

/** With what came of it; whoever raised it is told. */
export function CloseDialog({ ids, onClose, onDone = onClose }: CloseDialogProps) {
  const [outcome, setOutcome] = useState<Outcome>("resolved");
  const [closing, setClosing] = useState("");
  const { step, pending, problem } = useStep(onDone);
  const escalationIds = [...ids];
  const close = () =>
    step(
      () => rpc.escalations.close({ escalationIds, outcome, closing }),
      ids.length === 1 ? "Closed" : `${ids.length} closed`,
      () => rpc.escalations.reopen({ escalationIds }),
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={ids.length === 1 ? "Close the escalation" : `Close ${ids.length} escalations`}
      description="Whoever takes part is told."
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} onClick={() => void close()}>
            Close it
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Field label="Outcome">
          <Select
            value={outcome}
            options={optionsOf(outcomeWords)}
            onChange={(event) => setOutcome(event.target.value as Outcome)}
          />
        </Field>
        <Field label="Closing words" optional hint="What was decided, for whoever reads it later.">
          <Textarea value={closing} maxLength={2000} onChange={(event) => setClosing(event.target.value)} />
        </Field>
        <FormProblem>{problem}</FormProblem>
      </div>
    </Dialog>
  );
}
