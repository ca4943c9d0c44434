"use client";

import { useState } from "react";
import { needsReason } from "#lib/handoffs/rules/steps.ts";
import type { HandoffDetail, HandoffStep } from "#lib/handoffs/schema.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { PersonPicker } from "../people/person-picker.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import type { Choice } from "../ui/search-picker.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { stepWords } from "./handoff-words.ts";

const forward: ReadonlySet<HandoffStep> = new Set(["submit", "pass", "accept"]);

/** What this person may do with the handoff now. */
export function HandoffSteps({ handoff }: { handoff: Pick<HandoffDetail, "id" | "account" | "owner" | "steps"> }) {
  const { run, pending, problem, clear } = useChange();
  const [asking, setAsking] = useState<HandoffStep | null>(null);
  const [csm, setCsm] = useState<Choice | null>(null);
  const [missing, setMissing] = useState("");
  const move = async (step: HandoffStep) => {
    const input = { handoffId: handoff.id, step, missing: missing || null, csmId: csm ? Number(csm.value) : null };
    if (await run(() => rpc.handoffs.move(input), `${stepWords[step].replace("…", "")}: ${handoff.account}`))
      setAsking(null);
  };
  const begin = (step: HandoffStep) => {
    clear();
    if (needsReason(step) || step === "pass") setAsking(step);
    else void move(step);
  };
  return (
    <>
      <span className="inline-flex flex-wrap gap-2">
        {[...handoff.steps].reverse().map((step) => (
          <Button
            key={step}
            variant={forward.has(step) ? "primary" : "default"}
            pending={pending}
            onClick={() => begin(step)}
          >
            {stepWords[step]}
          </Button>
        ))}
      </span>
      {!asking && <FormProblem>{problem}</FormProblem>}
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        size="sm"
        title={asking ? stepWords[asking].replace("…", "") : ""}
        footer={
          <Button variant="primary" pending={pending} onClick={() => asking && void move(asking)}>
            {asking === "pass" ? "Pass on" : "Send"}
          </Button>
        }
      >
        {asking === "pass" ? (
          <PersonPicker
            label="CSM"
            hint={
              handoff.owner
                ? `${handoff.owner}, the account's owner, when left empty.`
                : "The account has no owner: choose one."
            }
            roles={["csm"]}
            error={problem || undefined}
            onChoose={setCsm}
          />
        ) : (
          <Field label="What is missing" error={problem || undefined}>
            <Textarea rows={3} maxLength={1000} value={missing} onChange={(event) => setMissing(event.target.value)} />
          </Field>
        )}
      </Dialog>
    </>
  );
}
