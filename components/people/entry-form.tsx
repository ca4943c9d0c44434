"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { enter, enterThrough } from "./enter.ts";

type EntryField = {
  name: string;
  label: string;
  type?: string;
  hint?: string;
  autoComplete: string;
  minLength?: number;
};

const email: EntryField = { name: "email", label: "E-mail", type: "email", autoComplete: "username" };
const newPassword: EntryField = {
  name: "password",
  label: "Password",
  type: "password",
  hint: "At least 10 characters.",
  autoComplete: "new-password",
  minLength: 10,
};

const forms = {
  "sign-in": {
    button: "Sign in",
    fields: [email, { ...newPassword, hint: undefined, autoComplete: "current-password", minLength: 1 }],
  },
  "set-up": {
    button: "Create the first admin",
    fields: [
      { name: "code", label: "Set-up code", hint: "Printed where Bellwether was started.", autoComplete: "off" },
      { name: "name", label: "Your name", autoComplete: "name" },
      email,
      newPassword,
    ],
  },
  join: { button: "Set password and sign in", fields: [newPassword] },
} satisfies Record<string, { button: string; fields: EntryField[] }>;

/** One form before sign-in; a full page load follows, so that every part starts with the new session. */
export function EntryForm({ kind, token, next = "/" }: { kind: keyof typeof forms; token?: string; next?: string }) {
  const [message, setMessage] = useState("");
  const [pending, setPending] = useState(false);
  const { button, fields } = forms[kind];
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setPending(true);
    setMessage("");
    const given = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([key, value]) => [key, String(value)]),
    );
    const attempt =
      kind === "sign-in"
        ? enter(given.email ?? "", given.password ?? "")
        : enterThrough(kind, { ...given, ...(token && { token }) });
    const answer = await attempt.catch(
      () => ({ ok: false, message: "The server did not answer. Check your connection and try again." }) as const,
    );
    if (answer.ok) return location.assign(next);
    setMessage(answer.message);
    setPending(false);
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      {fields.map(({ name, label, hint, ...input }: EntryField) => (
        <Field key={name} label={label} hint={hint}>
          <Input name={name} required maxLength={254} {...input} />
        </Field>
      ))}
      <p role="alert" className="text-risk text-sm empty:hidden">
        {message}
      </p>
      <Button type="submit" variant="primary" pending={pending}>
        {button}
      </Button>
    </form>
  );
}
