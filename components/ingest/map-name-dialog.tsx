"use client";

import { type FormEvent, useId, useState } from "react";
import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Catalogue } from "#lib/ingest/schema/names.ts";
import { PreviewRule } from "./preview-rule.tsx";

type MapNameDialogProps = Pick<Catalogue, "features"> & {
  name: string;
  featureId: number | null;
  onClose: () => void;
};

const another = "new";

/** Says which feature a name is, or all names of a pattern; what it would decide is shown before. */
export function MapNameDialog({ features, name, featureId, onClose }: MapNameDialogProps) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const [pattern, setPattern] = useState(name);
  const [feature, setFeature] = useState(
    featureId === null ? (features.length === 0 ? another : "") : String(featureId),
  );
  const exact = !pattern.includes("*");
  const isNew = feature === another;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const newFeature = isNew ? String(new FormData(event.currentTarget).get("newFeature") ?? "") : null;
    const given = { pattern, exact, featureId: isNew ? null : Number(feature), newFeature };
    if (await run(() => rpc.ingest.mapName(given), `${pattern.trim()} is mapped; the past is counted`)) onClose();
  }

  const options = [
    ...features.map(({ id, name: label }) => ({ value: String(id), label })),
    { value: another, label: "A new feature…" },
  ];
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" pending={pending}>
        Map and count the past
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={name ? `Which feature is “${name}”?` : "New rule"} footer={footer}>
      <form id={form} onSubmit={submit} className="grid gap-4">
        <Field label="Name or pattern" hint="“*” stands for any letters: “Report *” is every name that begins so.">
          <Input
            value={pattern}
            onChange={(event) => setPattern(event.target.value)}
            required
            maxLength={200}
            autoComplete="off"
            className="font-mono text-xs!"
          />
        </Field>
        <PreviewRule pattern={pattern} exact={exact} />
        <Field label="Feature">
          <Select
            options={options}
            empty="Choose…"
            required
            value={feature}
            onChange={(event) => setFeature(event.target.value)}
          />
        </Field>
        {isNew && (
          <Field label="Name of the feature">
            <Input name="newFeature" required maxLength={120} autoComplete="off" />
          </Field>
        )}
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
