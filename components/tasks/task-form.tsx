"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { TaskRow } from "#lib/tasks/schema.ts";
import { dayFromNow } from "../engagement/snooze-menu.tsx";
import { sentenceOf } from "../people/change.ts";
import { PersonPicker } from "../people/person-picker.tsx";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import type { Choice } from "../ui/search-picker.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { toast } from "../ui/toast.ts";

type TaskFormProps = { task?: TaskRow; accountId?: number; onDone: () => void };

/** What is to be done, by when, by whom: a new task, or a changed one. */
export function TaskForm({ task, accountId, onDone }: TaskFormProps) {
  const router = useRouter();
  const [person, setPerson] = useState<Choice | null>(null);
  const onSuccess = () => {
    toast({ title: task ? "Task changed" : "Task added" });
    router.refresh();
    onDone();
  };
  const add = useMutation(orpc.tasks.add.mutationOptions({ onSuccess }));
  const edit = useMutation(orpc.tasks.edit.mutationOptions({ onSuccess }));
  const submit = (form: FormData) => {
    const words = {
      title: String(form.get("title") ?? ""),
      detail: String(form.get("detail") ?? "") || null,
      dueOn: String(form.get("dueOn") ?? ""),
      priority: form.get("high") ? ("high" as const) : ("normal" as const),
    };
    if (task) edit.mutate({ ...words, taskId: task.id });
    else add.mutate({ ...words, accountId, assigneeId: person ? Number(person.value) : null });
  };
  const error = add.error ?? edit.error;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <Field label="What is to be done" error={error ? sentenceOf(error) : undefined}>
        <Input name="title" required maxLength={200} defaultValue={task?.title} />
      </Field>
      <Field label="Details" optional>
        <Textarea name="detail" rows={3} maxLength={2000} defaultValue={task?.detail ?? undefined} />
      </Field>
      <Field label="Due">
        <Input name="dueOn" type="date" required defaultValue={task?.dueOn ?? dayFromNow(1)} />
      </Field>
      <Checkbox name="high" label="High priority" defaultChecked={task?.priority === "high"} />
      {!task && (
        <PersonPicker
          label="For"
          hint={accountId ? "The account's owner, when left empty." : "You, when left empty."}
          roles={["csm", "manager", "coordinator"]}
          onChoose={setPerson}
        />
      )}
      <Button type="submit" variant="primary" pending={add.isPending || edit.isPending} className="justify-self-end">
        {task ? "Save" : "Add task"}
      </Button>
    </form>
  );
}
