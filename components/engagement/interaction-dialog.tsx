"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { InteractionRow } from "#lib/engagement/schema/interactions.ts";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { toast } from "../ui/toast.ts";
import { type Entry, emptyEntry, entryOf, inputOf, isReady } from "./interaction-entry.ts";
import { InteractionFields } from "./interaction-fields.tsx";
import type { KnownAccount } from "./log-interaction.tsx";

type InteractionDialogProps = { accounts: readonly KnownAccount[]; corrects?: InteractionRow; onClose: () => void };

function useSave(corrects: InteractionRow | undefined, onClose: () => void) {
  const router = useRouter();
  const onSuccess = () => {
    toast({ title: corrects ? "Interaction corrected; the first words stay readable" : "Interaction recorded" });
    router.refresh();
    onClose();
  };
  const record = useMutation(orpc.engagement.record.mutationOptions({ onSuccess }));
  const correct = useMutation(orpc.engagement.correct.mutationOptions({ onSuccess }));
  const save = (entry: Entry) => {
    const input = inputOf(entry);
    if (corrects) correct.mutate({ ...input, correctsId: corrects.id });
    else record.mutate(input);
  };
  return { save, pending: record.isPending || correct.isPending, error: record.error ?? correct.error };
}

/** What was said, with whom, and what came of it. A correction is a new entry in the place of the first. */
export function InteractionDialog({ accounts, corrects, onClose }: InteractionDialogProps) {
  const [entry, setEntry] = useState<Entry>(() =>
    corrects ? entryOf(accounts[0]?.id ?? 0, corrects) : emptyEntry(accounts[0]?.id ?? 0),
  );
  const { save, pending, error } = useSave(corrects, onClose);
  const ready = isReady(entry);
  return (
    <Dialog
      open
      onClose={onClose}
      title={corrects ? "Correct the interaction" : "Log interaction"}
      description={accounts.length === 1 ? accounts[0]?.name : undefined}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} disabled={!ready} onClick={() => save(entry)}>
            {corrects ? "Correct" : "Record"}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) save(entry);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || !ready) return;
          event.preventDefault();
          save(entry);
        }}
      >
        <InteractionFields accounts={accounts} entry={entry} onChange={setEntry} error={error?.message} />
      </form>
    </Dialog>
  );
}
