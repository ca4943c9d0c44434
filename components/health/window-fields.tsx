import { windowLimits } from "#lib/health/schema/backtest.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";

const limits = (name: keyof typeof windowLimits) => ({ min: windowLimits[name].least, max: windowLimits[name].most });

/** How far ahead of each date is looked for customers who left, and from when on. */
export function WindowFields() {
  return (
    <>
      <Field label="Window, days" hint="How far ahead is looked for customers who left.">
        <Input name="horizon" type="number" defaultValue={90} required {...limits("horizon")} />
      </Field>
      <Field label="Lead, days" hint="Who leaves sooner than this is left out: too late to act.">
        <Input name="lead" type="number" defaultValue={0} required {...limits("lead")} />
      </Field>
    </>
  );
}
