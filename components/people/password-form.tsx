"use client";

import type { FormEvent } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useChange } from "./change.ts";
import { enter } from "./enter.ts";
import { FormProblem } from "./form-problem.tsx";

/** Changes my password. That ends every session of mine, so this browser signs in anew with what was just typed. */
export function PasswordForm() {
  const { run, pending, problem } = useChange();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const [current, next] = [String(typed.get("current")), String(typed.get("next"))];
    const change = async () => {
      const { email } = await rpc.people.changePassword({ current, next });
      const answer = await enter(email, next);
      if (!answer.ok) location.assign("/sign-in");
    };
    if (await run(change, "Password changed; every other session ended")) form.reset();
  }

  return (
    <form onSubmit={submit} className="grid max-w-sm gap-4">
      <Field label="Current password">
        <Input name="current" type="password" required maxLength={200} autoComplete="current-password" />
      </Field>
      <Field label="New password" hint="At least 10 characters.">
        <Input name="next" type="password" required minLength={10} maxLength={200} autoComplete="new-password" />
      </Field>
      <FormProblem>{problem}</FormProblem>
      <div>
        <Button type="submit" pending={pending}>
          Change password
        </Button>
      </div>
    </form>
  );
}
