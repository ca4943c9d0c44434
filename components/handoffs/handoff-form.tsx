"use client";

import { useState } from "react";
import { goalsIn, goalsText, linesIn, linksIn, linksText, peopleIn, peopleText } from "#lib/handoffs/rules/lines.ts";
import type { HandoffDetail } from "#lib/handoffs/schema.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Textarea } from "../ui/textarea.tsx";

/** A draft in writing: one goal, person, risk, promise or link a line. */
export function HandoffForm({ handoff }: { handoff: HandoffDetail }) {
  const { run, pending, problem } = useChange();
  const [touched, setTouched] = useState(false);
  const save = async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? "");
    const content = {
      title: text("title"),
      goals: goalsIn(text("goals")),
      stakeholders: peopleIn(text("people")),
      promises: linesIn(text("promises")),
      risks: linesIn(text("risks")),
      links: linksIn(text("links")),
      note: text("note").trim() || null,
    };
    if (await run(() => rpc.handoffs.edit({ handoffId: handoff.id, ...content }), "Draft saved")) setTouched(false);
  };
  const area = (name: string, label: string, hint: string, value: string) => (
    <Field label={label} hint={hint}>
      <Textarea name={name} rows={4} defaultValue={value} />
    </Field>
  );
  return (
    <form
      className="grid max-w-2xl gap-4"
      onChange={() => setTouched(true)}
      onSubmit={(event) => {
        event.preventDefault();
        void save(new FormData(event.currentTarget));
      }}
    >
      <Field label="Title">
        <Input name="title" required maxLength={200} defaultValue={handoff.title} />
      </Field>
      {area(
        "goals",
        "Goals sold",
        "One a line: goal | from | to | unit | by (2026-12-31). All but the goal may be left out.",
        goalsText(handoff.goals),
      )}
      {area("people", "Stakeholders", "One a line: name | title | role | email.", peopleText(handoff.stakeholders))}
      {area(
        "promises",
        "Promised to the customer",
        "One a line: dates, features, terms. What nobody writes here, nobody knows.",
        handoff.promises.join("\n"),
      )}
      {area("risks", "Risks", "One a line.", handoff.risks.join("\n"))}
      {area("links", "Links", "One a line: words | https://…", linksText(handoff.links))}
      <Field label="Note" optional>
        <Textarea name="note" rows={3} maxLength={4000} defaultValue={handoff.note ?? undefined} />
      </Field>
      <FormProblem>{problem}</FormProblem>
      <Button type="submit" pending={pending} className="justify-self-start">
        {touched ? "Save draft" : "Saved"}
      </Button>
    </form>
  );
}
