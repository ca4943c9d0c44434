"use client";

import { useState } from "react";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { EscalationDetail, Message } from "#lib/escalations/schema/detail.ts";
import { AttachFiles } from "./attach-files.tsx";
import { kindsFor, kindWords } from "./composer-rules.ts";
import { MentionMenu } from "./mention-menu.tsx";
import { useAttachments } from "./use-attachments.ts";
import { useStep } from "./use-step.ts";

/** Writes in the thread, with files and mentions; what kind of words they are is chosen where there is a choice. */
export function Composer({ detail }: { detail: EscalationDetail }) {
  const escalationId = detail.escalation.id;
  const kinds = kindsFor(detail);
  const [chosen, setChosen] = useState<Message["kind"] | null>(null);
  const [body, setBody] = useState("");
  const files = useAttachments(escalationId);
  const { step, pending, problem } = useStep(() => {
    setBody("");
    setChosen(null);
    files.clear();
  });
  const kind = chosen !== null && kinds.includes(chosen) ? chosen : kinds[0];
  if (kind === undefined) return null;
  const ready = body.trim() !== "" && !files.pending;
  const send = () => {
    const attachmentIds = files.files.map(({ id }) => id);
    void step(() => rpc.escalations.write({ escalationId, kind, body, attachmentIds }), "Sent");
  };
  return (
    <form
      className="no-print mt-4 grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && ready) send();
      }}
    >
      {kinds.length > 1 && (
        <Field label="What you write">
          <Select
            value={kind}
            options={kinds.map((value) => ({ value, label: kindWords[value] }))}
            onChange={(event) => setChosen(event.target.value as Message["kind"])}
          />
        </Field>
      )}
      <Field
        label={kinds.length > 1 ? "Words" : "Write in the thread"}
        hint="Everybody who takes part reads it. @Name tells one of them."
      >
        <Textarea value={body} rows={3} maxLength={20_000} onChange={(event) => setBody(event.target.value)} />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" pending={pending} disabled={!ready}>
          Send
        </Button>
        <MentionMenu
          people={detail.participants}
          onChoose={(name) => setBody((before) => `${before}${/\S$/.test(before) ? " " : ""}@${name} `)}
        />
        <AttachFiles {...files} />
      </div>
      <FormProblem>{problem || files.problem}</FormProblem>
    </form>
  );
}
