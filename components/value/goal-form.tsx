"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { GoalRow } from "#lib/value/schema.ts";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";

const numberOf = (form: FormData, name: string) => (form.get(name) ? Number(form.get(name)) : null);

/** What was agreed on with the customer: a new goal, or a changed one. Its measured result is recorded apart. */
export function GoalForm({ accountId, goal, onDone }: { accountId: number; goal?: GoalRow; onDone: () => void }) {
  const router = useRouter();
  const onSuccess = () => {
    router.refresh();
    onDone();
  };
  const add = useMutation(orpc.value.addGoal.mutationOptions({ onSuccess }));
  const change = useMutation(orpc.value.changeGoal.mutationOptions({ onSuccess }));
  const submit = (form: FormData) => {
    const input = {
      accountId,
      title: String(form.get("title") ?? ""),
      unit: String(form.get("unit") ?? "") || null,
      baseline: numberOf(form, "baseline"),
      target: numberOf(form, "target"),
      dueOn: String(form.get("dueOn") ?? "") || null,
    };
    if (goal) change.mutate({ ...input, goalId: goal.id });
    else add.mutate(input);
  };
  const error = add.error ?? change.error;
  return (
    <form
      className="grid w-80 grid-cols-2 gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <Field label="Goal" className="col-span-2" error={error?.message}>
        <Input name="title" required maxLength={200} defaultValue={goal?.title} />
      </Field>
      <Field label="Baseline" optional>
        <Input name="baseline" type="number" step="any" defaultValue={goal?.baseline ?? undefined} />
      </Field>
      <Field label="Target" optional>
        <Input name="target" type="number" step="any" defaultValue={goal?.target ?? undefined} />
      </Field>
      <Field label="Unit" optional>
        <Input name="unit" maxLength={40} defaultValue={goal?.unit ?? undefined} />
      </Field>
      <Field label="Due" optional>
        <Input name="dueOn" type="date" defaultValue={goal?.dueOn ?? undefined} />
      </Field>
      <Button
        type="submit"
        variant="primary"
        pending={add.isPending || change.isPending}
        className="col-span-2 justify-self-end"
      >
        {goal ? "Save" : "Add"}
      </Button>
    </form>
  );
}
