"use client";

import { rpc } from "#components/shell/rpc.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { type Option, Select } from "#components/ui/select.tsx";
import { mostMonths } from "#lib/health/schema/backtest.ts";
import { fitInput } from "#lib/health/schema/fit.ts";
import { RunForm } from "./run-form.tsx";
import { WindowFields } from "./window-fields.tsx";

/** Which model to fit beside, on how many months, how far ahead. */
export function FitForm({ models, chosen }: { models: readonly Option[]; chosen: string }) {
  return (
    <RunForm
      label="Fit weights"
      action="Fit weights"
      path="/studio/fit"
      read={(typed) => fitInput.safeParse(typed)}
      start={(asked) => rpc.health.startFit(asked)}
    >
      <Field label="Your model" hint="Its measures and curves are taken; its weights stand beside the fitted ones.">
        <Select name="modelId" options={models} defaultValue={chosen} className="max-w-sm" />
      </Field>
      <div className="flex flex-wrap gap-4">
        <Field label="Months to look back" hint="The first of each; the latest quarter of them judges.">
          <Input name="months" type="number" defaultValue={24} min={1} max={mostMonths} required />
        </Field>
        <WindowFields />
      </div>
    </RunForm>
  );
}
