"use client";

import { type FormEvent, useId, useState } from "react";
import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { AccountPicker, type Chosen } from "./account-picker.tsx";
import { RequestScope, type RequestScopeName } from "./request-scope.tsx";

/** What somebody wants to see, why, and for how long. */
export function AskDialog({ accountId, onClose }: { accountId?: number | undefined; onClose: () => void }) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const [scope, setScope] = useState<RequestScopeName>(accountId === undefined ? "book" : "accounts");
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const ids = accountId === undefined ? chosen.map(({ id }) => id) : [accountId];

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const asked = {
      scope,
      accountIds: scope === "accounts" ? ids : [],
      reason: typed.reason ?? "",
      days: Number(typed.days),
    };
    if (await run(() => rpc.finance.askAccess(asked), "Asked: your managers and admins are told")) onClose();
  }

  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" pending={pending}>
        Ask
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title="Ask to see money"
      description="A manager of your team or an admin answers. Each time you read an amount it is logged."
      footer={footer}
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <RequestScope scope={scope} onChoose={setScope} here={accountId !== undefined} />
        {scope === "accounts" && accountId === undefined && <AccountPicker chosen={chosen} onChange={setChosen} />}
        <Field label="Why" hint="They read this, and it is kept.">
          <Textarea name="reason" required maxLength={500} rows={2} />
        </Field>
        <Field label="For how many days">
          <Input name="days" type="number" min={1} max={366} defaultValue={30} required className="w-24" />
        </Field>
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
