"use client";

import type { FormEvent } from "react";
import type { ProtocolDetail } from "#lib/playbooks/schema/protocols.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Section } from "../ui/page-header.tsx";

type ProtocolLimitsProps = Pick<ProtocolDetail, "id" | "uncapped" | "weeklyLimit" | "holdoutPercent" | "heldOut"> & {
  mayChange: boolean;
};

/** How many it may open a week, and the share that nothing is done for, to compare with. */
export function ProtocolLimits({ id, uncapped, weeklyLimit, holdoutPercent, heldOut, mayChange }: ProtocolLimitsProps) {
  const { run, pending, problem } = useChange();
  if (uncapped)
    return (
      <Section title="Limit">
        <p className="text-ink-2 text-sm">None: it opens as many as there are reasons for, and holds nobody out.</p>
      </Section>
    );
  if (!mayChange)
    return (
      <Section title="Limit">
        <p className="text-ink-2 text-sm">
          {weeklyLimit === null ? "None." : `${weeklyLimit} a week; the rest waits in a list.`}{" "}
          {holdoutPercent > 0 &&
            `Nothing is done for ${holdoutPercent} % of the accounts, to compare with (${heldOut} so far).`}
        </p>
      </Section>
    );
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const limits = {
      weeklyLimit: typed.weeklyLimit === "" ? null : Number(typed.weeklyLimit),
      holdoutPercent: Number(typed.holdoutPercent),
    };
    await run(() => rpc.playbooks.setLimits({ protocolId: id, ...limits }), "The limits are kept");
  }
  return (
    <Section title="Limit">
      <form onSubmit={submit} className="grid gap-3" aria-label="Limits">
        <Field
          label="Interventions a week at most"
          hint="What is over it waits in a list that everybody sees. Empty: no limit."
        >
          <Input name="weeklyLimit" type="number" min={1} max={100_000} defaultValue={weeklyLimit ?? ""} />
        </Field>
        <Field
          label="Held out, in per cent"
          hint="So many accounts, by lot, nothing is done for: the honest way to see whether it helps."
        >
          <Input name="holdoutPercent" type="number" min={0} max={50} defaultValue={holdoutPercent} />
        </Field>
        <div>
          <Button type="submit" pending={pending}>
            Keep the limits
          </Button>
        </div>
        <FormProblem>{problem}</FormProblem>
      </form>
    </Section>
  );
}
