"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { channelWords, suggestAreas } from "#lib/requests/rules.ts";
import type { channels } from "#lib/requests/schema.ts";
import { optionsOf } from "../accounts/words.ts";
import { dayFromNow } from "../engagement/snooze-menu.tsx";
import { sentenceOf } from "../people/change.ts";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { toast } from "../ui/toast.ts";

type Channel = (typeof channels)[number];

/** Logs what a customer asked for, in their words. */
export function LogRequest({ accountId }: { accountId: number }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Log request
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Log request"
        description="What the customer asked for. Then say whether it is in scope: a task, or a reply and an escalation."
      >
        <RequestForm accountId={accountId} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function RequestForm({ accountId, onDone }: { accountId: number; onDone: () => void }) {
  const router = useRouter();
  const [words, setWords] = useState("");
  const contacts = useQuery(orpc.accounts.contacts.queryOptions({ input: { accountId } }));
  const areas = useQuery(orpc.requests.areas.queryOptions());
  const log = useMutation(
    orpc.requests.log.mutationOptions({
      onSuccess: () => {
        toast({ title: "Request logged" });
        router.refresh();
        onDone();
      },
    }),
  );
  const people = (contacts.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  const [likely] = suggestAreas(words, areas.data ?? []);
  const submit = (form: FormData) =>
    log.mutate({
      accountId,
      words,
      channel: form.get("channel") as Channel,
      contactId: Number(form.get("contactId")) || null,
      asker: String(form.get("asker") ?? "") || null,
      askedOn: String(form.get("askedOn") ?? "") || undefined,
    });
  return (
    <form
      className="grid gap-3 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <Field
        label="What they asked for, in their words"
        className="sm:col-span-2"
        hint={likely && `Looks like “${likely.area.name}”: ${likely.found.join(", ")}`}
        error={log.error ? sentenceOf(log.error) : undefined}
      >
        <Textarea rows={4} required maxLength={4000} value={words} onChange={(event) => setWords(event.target.value)} />
      </Field>
      <Field label="Asked by">
        <Select name="contactId" empty="Somebody else" options={people} />
      </Field>
      <Field label="Name, when somebody else" optional>
        <Input name="asker" maxLength={120} />
      </Field>
      <Field label="By">
        <Select name="channel" options={optionsOf(channelWords)} />
      </Field>
      <Field label="On">
        <Input name="askedOn" type="date" required defaultValue={dayFromNow(0)} />
      </Field>
      <Button type="submit" variant="primary" pending={log.isPending} className="justify-self-end sm:col-span-2">
        Log
      </Button>
    </form>
  );
}
