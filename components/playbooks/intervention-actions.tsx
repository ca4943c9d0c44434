"use client";

import { type FormEvent, useId, useState } from "react";
import { addDays } from "#lib/health/rules/day.ts";
import type { InterventionDetail } from "#lib/playbooks/schema/interventions.ts";
import { type Outcome, outcomes } from "#lib/playbooks/schema.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { toast } from "../ui/toast.ts";
import { outcomeWords } from "./protocol-words.ts";

type Shown = Pick<InterventionDetail, "id" | "accountId" | "name" | "state" | "snoozedUntil" | "outcome">;

const ends = [
  { value: "recovered", label: "Recovered" },
  { value: "lost", label: "Lost" },
  { value: "stopped", label: "Stopped" },
] as const;
const outcomeOptions = outcomes.map((value) => ({ value, label: outcomeWords[value] }));
const about = ({ id, accountId }: Shown) => ({ interventionId: id, ...(accountId !== null && { accountId }) });

/** What a person can do with an intervention: end it with what came of it, let it rest, or judge one that ended by itself. */
export function InterventionActions({ shown, asOf }: { shown: Shown; asOf: string }) {
  const [open, setOpen] = useState<"end" | "snooze" | null>(null);
  const { run, pending, problem } = useChange();
  const close = () => setOpen(null);
  if (shown.state !== "open")
    return (
      <>
        <Button variant={shown.outcome ? "default" : "primary"} onClick={() => setOpen("end")}>
          {shown.outcome ? "Say otherwise" : "Say what came of it"}
        </Button>
        {open && <EndDialog shown={shown} onClose={close} />}
      </>
    );
  return (
    <>
      <FormProblem>{problem}</FormProblem>
      {shown.snoozedUntil !== null ? (
        <Button
          pending={pending}
          onClick={() => void run(() => rpc.playbooks.snooze({ ...about(shown), untilOn: null }), "It is awake")}
        >
          Wake it
        </Button>
      ) : (
        <Button onClick={() => setOpen("snooze")}>Snooze…</Button>
      )}
      <Button variant="primary" onClick={() => setOpen("end")}>
        End…
      </Button>
      {open === "end" && <EndDialog shown={shown} onClose={close} />}
      {open === "snooze" && <SnoozeDialog shown={shown} asOf={asOf} onClose={close} />}
    </>
  );
}

function EndDialog({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const isOpen = shown.state === "open";
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const given = { ...about(shown), outcome: typed.outcome as Outcome, reason: typed.reason ?? "" };
    const as = typed.as as (typeof ends)[number]["value"];
    const done = await run(
      () => (isOpen ? rpc.playbooks.end({ ...given, as }) : rpc.playbooks.judge(given)),
      isOpen ? "The intervention has ended" : "Kept",
    );
    if (done) onClose();
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={isOpen ? `End the intervention: ${shown.name}` : `What came of it: ${shown.name}`}
      description="It is what the protocol’s precision is made of."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" pending={pending}>
            {isOpen ? "End it" : "Keep"}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        {isOpen && (
          <Field label="How does it end?">
            <Select name="as" options={ends} defaultValue="recovered" />
          </Field>
        )}
        <Field label="What came of it?">
          <Select name="outcome" options={outcomeOptions} defaultValue={shown.outcome ?? "worked"} />
        </Field>
        <Field label="In a few words" optional={!isOpen}>
          <Textarea name="reason" rows={2} maxLength={1000} required={isOpen} />
        </Field>
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}

function SnoozeDialog({ shown, asOf, onClose }: { shown: Shown; asOf: string; onClose: () => void }) {
  const form = useId();
  const { run, pending, problem } = useChange();
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const untilOn = String(new FormData(event.currentTarget).get("untilOn") ?? "");
    if (!(await run(() => rpc.playbooks.snooze({ ...about(shown), untilOn })))) return;
    toast({ title: "It rests", undo: () => run(() => rpc.playbooks.snooze({ ...about(shown), untilOn: null })) });
    onClose();
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title="Let it rest until"
      description="Its steps wait until that day."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" pending={pending}>
            Snooze
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-3">
        <Field label="Day">
          <Input name="untilOn" type="date" required min={addDays(asOf, 1)} defaultValue={addDays(asOf, 7)} />
        </Field>
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
