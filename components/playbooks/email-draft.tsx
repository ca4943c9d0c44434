"use client";

import { type FormEvent, useState } from "react";
import type { EmailDraft as Draft } from "#lib/playbooks/schema/interventions.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { GuardedText, guarded } from "../promises/guarded-text.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Section } from "../ui/page-header.tsx";
import { Tag } from "../ui/tag.tsx";

type EmailDraftProps = { email: Draft; accountId: number; interventionId: number; mayChange: boolean };

/** An email that was drafted: a person reads it, changes it, and sends it from their own mailbox; the promise guard looks first. */
export function EmailDraft({ email, accountId, interventionId, mayChange }: EmailDraftProps) {
  const [subject, setSubject] = useState(email.subject);
  const [value, setValue] = useState(guarded(email.body));
  const { run, pending, problem } = useChange();
  const to = email.contact ? `${email.contact}${email.address ? `, ${email.address}` : ""}` : "a contact who is gone";
  if (email.state !== "draft" || !mayChange)
    return (
      <Section title={`Email to ${to}`}>
        <p className="text-sm">
          <Tag>{email.state === "draft" ? "draft" : email.state === "sent" ? "sent" : "not sent"}</Tag>{" "}
          <b>{email.subject}</b>
        </p>
        <p className="mt-1 whitespace-pre-wrap text-ink-2 text-sm">{email.body}</p>
      </Section>
    );
  const named = { accountId, interventionId, emailId: email.id };
  async function send(event: FormEvent) {
    event.preventDefault();
    const { text: body, reference, dismissed } = value;
    const sent = await run(
      () => rpc.playbooks.sendEmail({ ...named, subject, body, reference, dismissed }),
      "Kept as sent",
    );
    if (sent && email.address)
      window.open(
        `mailto:${encodeURIComponent(email.address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`,
        "_self",
      );
  }
  return (
    <Section title={`Email to ${to}`}>
      <form onSubmit={send} className="grid gap-3" aria-label={`Email to ${to}`}>
        <Field label="Subject">
          <GuardedText
            surface="email"
            accountId={accountId}
            rows={1}
            oneLine
            maxLength={200}
            required
            value={{ ...value, text: subject }}
            onChange={({ text, ...said }) => {
              setSubject(text);
              setValue({ ...value, ...said });
            }}
          />
        </Field>
        <Field label="Text">
          <GuardedText
            surface="email"
            accountId={accountId}
            rows={7}
            maxLength={5000}
            required
            value={value}
            onChange={setValue}
          />
        </Field>
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" pending={pending}>
            Open in my mailbox
          </Button>
          <Button
            pending={pending}
            onClick={() => void run(() => rpc.playbooks.dropEmail(named), "The draft is dropped")}
          >
            Do not send
          </Button>
          <FormProblem>{problem}</FormProblem>
        </div>
      </form>
    </Section>
  );
}
