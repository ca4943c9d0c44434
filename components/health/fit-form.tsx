"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { sentenceOf } from "#components/people/change.ts";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { type Option, Select } from "#components/ui/select.tsx";
import { mostMonths } from "#lib/health/schema/backtest.ts";
import { fitInput } from "#lib/health/schema/fit.ts";
import { WindowFields } from "./window-fields.tsx";

/** Which model to fit beside, on how many months, how far ahead; a press starts the fit and leads to its page. */
export function FitForm({ models, chosen }: { models: readonly Option[]; chosen: string }) {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState("");

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const asked = fitInput.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    if (!asked.success) return setProblem(asked.error.issues[0]?.message ?? "Check what you typed.");
    setPending(true);
    setProblem("");
    try {
      const { id } = await rpc.health.startFit(asked.data);
      router.push(`/studio/fit/${id}`);
    } catch (error) {
      setProblem(sentenceOf(error));
      setPending(false);
    }
  }

  return (
    <form noValidate onSubmit={submit} aria-label="Fit weights" className="grid max-w-3xl gap-4">
      <Field label="Your model" hint="Its measures and curves are taken; its weights stand beside the fitted ones.">
        <Select name="modelId" options={models} defaultValue={chosen} className="max-w-sm" />
      </Field>
      <div className="flex flex-wrap gap-4">
        <Field label="Months to look back" hint="The first of each; the latest quarter of them judges.">
          <Input name="months" type="number" defaultValue={24} min={1} max={mostMonths} required />
        </Field>
        <WindowFields />
      </div>
      <p role="alert" className="text-risk text-sm empty:hidden">
        {problem}
      </p>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Fit weights
        </Button>
      </div>
    </form>
  );
}
