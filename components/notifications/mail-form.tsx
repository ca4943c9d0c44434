"use client";

import type { FormEvent } from "react";
import type { MailSettings } from "#lib/notifications/schema/mail.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";

type Security = "tls" | "starttls" | "none";
const securities = [
  { value: "tls", label: "TLS from the start (port 465)" },
  { value: "starttls", label: "STARTTLS (port 587)" },
  { value: "none", label: "None (only inside one's own network)" },
];

/** The mail server: saved with a sealed password. */
export function MailForm({ settings }: { settings: MailSettings }) {
  const { run, pending, problem } = useChange();
  const { server, hasPassword } = settings;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const { host = "", port, security, username, password, sender = "" } = typed;
    const given = { host, port: Number(port), security: security as Security, sender };
    const secret = { username: username || null, password: password || null };
    void run(() => rpc.notifications.setMailServer({ ...given, ...secret }), "The mail server is saved");
  }
  const remove = () => run(() => rpc.notifications.removeMailServer({}), "Digests are only readable in the app now");

  return (
    <form onSubmit={submit} className="grid max-w-xl gap-4">
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_110px]">
        <Field label="Server" hint="Like mail.example.com.">
          <Input name="host" required maxLength={253} autoComplete="off" defaultValue={server?.host} />
        </Field>
        <Field label="Port">
          <Input name="port" type="number" min={1} max={65535} required defaultValue={server?.port ?? 465} />
        </Field>
      </div>
      <Field label="Encryption">
        <Select name="security" options={securities} defaultValue={server?.security ?? "tls"} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="User name" optional>
          <Input name="username" maxLength={200} autoComplete="off" defaultValue={server?.username ?? ""} />
        </Field>
        <Field
          label="Password"
          optional
          hint={hasPassword ? "One is kept, sealed. Leave empty to keep it." : undefined}
        >
          <Input name="password" type="password" maxLength={500} autoComplete="new-password" />
        </Field>
      </div>
      <Field label="Mails come from" hint="An address that the server may send for.">
        <Input name="sender" type="email" required maxLength={254} autoComplete="off" defaultValue={server?.sender} />
      </Field>
      <FormProblem>{problem}</FormProblem>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          Save
        </Button>
        {server && (
          <Button variant="quiet" pending={pending} onClick={() => void remove()}>
            Remove
          </Button>
        )}
      </div>
    </form>
  );
}
