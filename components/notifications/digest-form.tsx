"use client";

import type { FormEvent } from "react";
import type { DigestTimesInput } from "#lib/notifications/schema/mail.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }));

type DigestFormProps = { times: DigestTimesInput & { timeZone: string; email: string; mailed: boolean } };

/** When the digest of what is new comes: the hour, the days, or not at all. */
export function DigestForm({ times }: DigestFormProps) {
  const { run, pending, problem } = useChange();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const weekdays = typed.getAll("weekday").map(Number);
    const given = { active: typed.get("active") === "on", hour: Number(typed.get("hour")), weekdays };
    void run(() => rpc.notifications.setDigest(given), "Saved");
  }
  return (
    <form onSubmit={submit} className="grid max-w-2xl gap-4">
      <Checkbox
        name="active"
        defaultChecked={times.active}
        label="Make me a digest of what I have not read"
        hint={
          times.mailed
            ? `It goes to ${times.email}, and stays readable below. Nothing new, no mail.`
            : "No mail server is set, so it is only readable below. Nothing new, no digest."
        }
      />
      <Field label="At" hint={`Your time: ${times.timeZone.replaceAll("_", " ")}.`} className="max-w-40">
        <Select name="hour" options={hours} defaultValue={String(times.hour)} />
      </Field>
      <fieldset>
        <legend className="mb-1.5 font-medium text-sm">On</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {days.map((label, index) => (
            <Checkbox
              key={label}
              name="weekday"
              value={index + 1}
              defaultChecked={times.weekdays.includes(index + 1)}
              label={label}
            />
          ))}
        </div>
      </fieldset>
      <FormProblem>{problem}</FormProblem>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Save
        </Button>
      </div>
    </form>
  );
}
