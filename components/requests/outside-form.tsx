"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type Severity, severities } from "#lib/escalations/schema.ts";
import { outOfScopeReply } from "#lib/promises/schema.ts";
import { holdsReply, replyMissing } from "#lib/requests/rules.ts";
import type { RequestRow, ScopeArea } from "#lib/requests/schema.ts";
import { sentenceOf } from "../people/change.ts";
import { GuardedText, guarded } from "../promises/guarded-text.tsx";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { toast } from "../ui/toast.ts";
import { categoryWords, severityWords } from "./request-words.ts";

type OutsideFormProps = { row: RequestRow; area: ScopeArea; onDone: () => void };

/** Out of scope (E5): the exact sentence as the reply, and an escalation of the right category. */
export function OutsideForm({ row, area, onDone }: OutsideFormProps) {
  const router = useRouter();
  const [reply, setReply] = useState(() => guarded(outOfScopeReply));
  const [severity, setSeverity] = useState<Severity>("normal");
  const judge = useMutation(
    orpc.requests.outside.mutationOptions({
      onSuccess: ({ reference }) => {
        toast({ title: `Replied and escalated as ${reference}`, description: "The coordinator routes it from here." });
        router.refresh();
        onDone();
      },
    }),
  );
  const holds = holdsReply(reply.text);
  const problem = judge.error ? sentenceOf(judge.error) : holds ? undefined : replyMissing;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        judge.mutate({ accountId: row.accountId, requestId: row.id, areaId: area.id, severity, ...reply });
      }}
    >
      <Field label="Reply" hint="The sentence stands as it is; text may be added before and after it." error={problem}>
        <GuardedText
          surface="reply"
          accountId={row.accountId}
          escalates
          rows={5}
          required
          maxLength={20_000}
          value={reply}
          onChange={(next) => {
            judge.reset();
            setReply(next);
          }}
        />
      </Field>
      {!holds && (
        <Button
          size="sm"
          className="justify-self-start"
          onClick={() => setReply({ ...reply, text: `${reply.text.trimEnd()}\n\n${outOfScopeReply}`.trimStart() })}
        >
          Put the sentence back
        </Button>
      )}
      <Field label="How severe">
        <Select
          value={severity}
          onChange={(event) => setSeverity(event.target.value as Severity)}
          options={severities.map((value) => ({ value, label: severityWords[value] }))}
        />
      </Field>
      <p className="text-ink-2 text-sm">
        Opens an escalation of category {area.category && categoryWords[area.category].toLowerCase()}. The reply is
        recorded as an interaction with {row.asker ?? "the customer"}.
      </p>
      <Button type="submit" variant="primary" disabled={!holds} pending={judge.isPending} className="justify-self-end">
        Reply and escalate
      </Button>
    </form>
  );
}
