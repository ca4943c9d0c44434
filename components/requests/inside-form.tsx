"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { titleOf } from "#lib/requests/rules.ts";
import type { RequestRow } from "#lib/requests/schema.ts";
import { dayFromNow } from "../engagement/snooze-menu.tsx";
import { sentenceOf } from "../people/change.ts";
import { orpc, rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { toast } from "../ui/toast.ts";

type InsideFormProps = { row: RequestRow; areaId: number; onDone: () => void };

/** In scope: a task. */
export function InsideForm({ row, areaId, onDone }: InsideFormProps) {
  const { accountId, id: requestId } = row;
  const router = useRouter();
  const judge = useMutation(
    orpc.requests.inside.mutationOptions({
      onSuccess: () => {
        const undo = async () => {
          await rpc.requests.reopen({ accountId, requestId });
          router.refresh();
        };
        toast({ title: "In scope: task added", undo });
        router.refresh();
        onDone();
      },
    }),
  );
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        judge.mutate({
          accountId,
          requestId,
          areaId,
          title: String(form.get("title")),
          dueOn: String(form.get("dueOn")),
        });
      }}
    >
      <Field label="Task" error={judge.error ? sentenceOf(judge.error) : undefined}>
        <Input name="title" required maxLength={200} defaultValue={titleOf(row.words)} />
      </Field>
      <Field label="Due">
        <Input name="dueOn" type="date" required defaultValue={dayFromNow(3)} />
      </Field>
      <Button type="submit" variant="primary" pending={judge.isPending} className="justify-self-end">
        Add task
      </Button>
    </form>
  );
}
