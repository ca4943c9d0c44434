"use client";

import { type FormEvent, useId, useState } from "react";
import { useChange } from "#components/people/change.ts";
import { endOfDay } from "#components/people/end-of-day.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { PersonPicker } from "#components/people/person-picker.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Radio } from "#components/ui/radio.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Grant } from "#lib/finance/schema.ts";
import { AccountPicker, type Chosen } from "./account-picker.tsx";
import { scopeHints, scopeWords } from "./grant-words.ts";

type Scope = Grant["scope"];
const scopes = Object.keys(scopeWords) as Scope[];

function ScopeField({ scope, onChoose }: { scope: Scope; onChoose: (next: Scope) => void }) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">May see the money of</legend>
      {scopes.map((one) => (
        <Radio
          key={one}
          name="scope"
          label={scopeWords[one]}
          hint={scopeHints[one]}
          checked={scope === one}
          onChange={() => onChoose(one)}
        />
      ))}
    </fieldset>
  );
}

/** Gives a person a grant to see money: which accounts, why, until when. */
export function GrantDialog({
  me,
  teamIds,
  onClose,
}: {
  me: number;
  teamIds?: readonly number[];
  onClose: () => void;
}) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const [scope, setScope] = useState<Scope>("book");
  const [chosen, setChosen] = useState<Chosen[]>([]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const given = {
      userId: Number(typed.userId),
      scope,
      accountIds: scope === "accounts" ? chosen.map(({ id }) => id) : [],
      reason: typed.reason ?? "",
      endsAt: endOfDay(typed.until),
    };
    if (await run(() => rpc.finance.giveGrant(given), "Grant given")) onClose();
  }

  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" pending={pending}>
        Give the grant
      </Button>
    </>
  );
  const whom = teamIds ? "Somebody of your own teams; never yourself." : "Never yourself.";
  return (
    <Dialog
      open
      onClose={onClose}
      title="Let a person see money"
      description="Each time they read an amount it is logged."
      footer={footer}
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <PersonPicker label="Person" hint={whom} without={me} teamIds={teamIds} />
        <ScopeField scope={scope} onChoose={setScope} />
        {scope === "accounts" && <AccountPicker chosen={chosen} onChange={setChosen} />}
        <Field label="Why" hint="Kept with the grant.">
          <Textarea name="reason" required maxLength={500} rows={2} />
        </Field>
        <Field label="Last day" optional hint="Without one it lasts until it is revoked.">
          <Input name="until" type="date" />
        </Field>
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
