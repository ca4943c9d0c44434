"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Popover } from "../ui/popover.tsx";

const numberOf = (form: FormData, name: string) => (form.get(name) ? Number(form.get(name)) : null);

/** Adds a goal of the customer. */
export function AddGoal({ accountId }: { accountId: number }) {
  return (
    <Popover trigger="Add goal" title="Add goal" align="end">
      {(close) => <GoalForm accountId={accountId} onDone={close} />}
    </Popover>
  );
}

function GoalForm({ accountId, onDone }: { accountId: number; onDone: () => void }) {
  const router = useRouter();
  const add = useMutation(
    orpc.value.addGoal.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onDone();
      },
    }),
  );
  const submit = (form: FormData) =>
    add.mutate({
      accountId,
      title: String(form.get("title") ?? ""),
      unit: String(form.get("unit") ?? "") || null,
      baseline: numberOf(form, "baseline"),
      target: numberOf(form, "target"),
      dueOn: String(form.get("dueOn") ?? "") || null,
    });
  return (
    <form
      className="grid w-80 grid-cols-2 gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <Field label="Goal" className="col-span-2" error={add.error?.message}>
        <Input name="title" required maxLength={200} />
      </Field>
      <Field label="Baseline" optional>
        <Input name="baseline" type="number" step="any" />
      </Field>
      <Field label="Target" optional>
        <Input name="target" type="number" step="any" />
      </Field>
      <Field label="Unit" optional>
        <Input name="unit" maxLength={40} />
      </Field>
      <Field label="Due" optional>
        <Input name="dueOn" type="date" />
      </Field>
      <Button type="submit" variant="primary" pending={add.isPending} className="col-span-2 justify-self-end">
        Add
      </Button>
    </form>
  );
}
