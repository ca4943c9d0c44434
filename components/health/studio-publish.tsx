"use client";

import type { FormEvent } from "react";
import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Preview } from "#lib/health/schema/preview.ts";
import { StudioFlipMoney } from "./studio-flip-money.tsx";
import { StudioFlips } from "./studio-flips.tsx";
import { StudioTrial } from "./studio-trial.tsx";
import { useGate } from "./use-gate.ts";

type Props = { draftId: number; next: number; preview: Preview; onClose: () => void };

/** The gate of a version: old and new side by side on the past, who changes band, and why; worse needs a reason of its own. */
export function StudioPublish({ draftId, next, preview, onClose }: Props) {
  const { run, pending, problem } = useChange();
  const trial = useGate(draftId, !pending);
  const { gate } = trial;
  const passed = gate?.state === "tried" || gate?.state === "untestable";
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const given = { modelId: draftId, note: text("note"), reasonIfWorse: text("reasonIfWorse") || null };
    const done = `Version ${next} is in use; scores follow in seconds`;
    if (await run(() => rpc.health.publish(given), done)) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={`Publish version ${next}`}
      description="It never changes again, and every account is scored by it."
    >
      <div className="grid gap-5">
        <StudioTrial trial={trial} labels={[`v${next - 1}`, `v${next}`]} />
        {passed && (
          <>
            <Section title="Who changes band">
              <StudioFlips preview={preview} />
              {gate.mayReadMoney && <StudioFlipMoney preview={preview} />}
            </Section>
            <form onSubmit={submit} className="grid gap-4">
              {gate.asksReason && (
                <Field
                  label={`It is ${gate.verdict === "worse" ? "worse" : "lower"} on the past: why publish it all the same?`}
                >
                  <Textarea name="reasonIfWorse" required maxLength={500} rows={2} />
                </Field>
              )}
              <Field label="Why" hint="Kept with the version, for those who come after.">
                <Textarea name="note" required maxLength={500} rows={3} />
              </Field>
              <div className="flex justify-end gap-2">
                <Button onClick={onClose}>Cancel</Button>
                <Button type="submit" variant="primary" pending={pending}>
                  Publish version {next}
                </Button>
              </div>
            </form>
          </>
        )}
        <FormProblem>{problem}</FormProblem>
      </div>
    </Dialog>
  );
}
