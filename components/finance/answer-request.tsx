"use client";

import { type FormEvent, useId, useState } from "react";
import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { MoneyRequest } from "#lib/finance/schema/requests.ts";

/** Grants a request, whole or less of it, or declines it with a reason. */
export function AnswerRequest({ request }: { request: MoneyRequest }) {
  const [open, setOpen] = useState<"grant" | "decline" | null>(null);
  const close = () => setOpen(null);
  return (
    <span className="inline-flex gap-2">
      <Button size="sm" aria-label={`Decline the request of ${request.person}`} onClick={() => setOpen("decline")}>
        Decline
      </Button>
      <Button
        size="sm"
        variant="primary"
        aria-label={`Grant the request of ${request.person}`}
        onClick={() => setOpen("grant")}
      >
        Grant
      </Button>
      {open === "grant" && <GrantIt request={request} onClose={close} />}
      {open === "decline" && <DeclineIt request={request} onClose={close} />}
    </span>
  );
}

type AnswerProps = { request: MoneyRequest; onClose: () => void };

function GrantIt({ request: { id, person, scope, accounts, reason, days }, onClose }: AnswerProps) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set(accounts.map((account) => account.id)));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Number(new FormData(event.currentTarget).get("days"));
    const answer = { requestId: id, granted: true as const, scope, accountIds: [...kept], days: typed };
    if (await run(() => rpc.finance.answerRequest(answer), `${person} sees these amounts`)) onClose();
  }
  const toggle = (account: number) => {
    const next = new Set(kept);
    if (!next.delete(account)) next.add(account);
    setKept(next);
  };
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" pending={pending}>
        Grant access
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={`Let ${person} see money`} description={`“${reason}”`} footer={footer}>
      <form id={form} onSubmit={submit} className="grid gap-4">
        {scope === "book" ? (
          <p>Of the accounts they own, for each until it is handed on.</p>
        ) : (
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 font-medium text-sm">The money of</legend>
            {accounts.map((account) => (
              <Checkbox
                key={account.id}
                label={account.name}
                checked={kept.has(account.id)}
                onChange={() => toggle(account.id)}
              />
            ))}
          </fieldset>
        )}
        <Field label="For how many days" hint={`They asked for ${days}. It ends by itself.`}>
          <Input name="days" type="number" min={1} max={days} defaultValue={days} required className="w-24" />
        </Field>
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}

function DeclineIt({ request: { id, person, reason }, onClose }: AnswerProps) {
  const form = useId();
  const { run, pending, problem } = useChange();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const answer = String(new FormData(event.currentTarget).get("answer"));
    const declined = { requestId: id, granted: false as const, answer };
    if (await run(() => rpc.finance.answerRequest(declined), "Declined")) onClose();
  }
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="danger" pending={pending}>
        Decline
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Decline the request of ${person}?`}
      description={`“${reason}”`}
      footer={footer}
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <Field label="Why not" hint={`${person} reads this.`}>
          <Textarea name="answer" required maxLength={500} rows={2} />
        </Field>
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
