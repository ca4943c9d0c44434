"use client";

import { useState } from "react";
import { BookGrantField, grantBook } from "#components/finance/book-grant-field.tsx";
import { PersonPicker } from "#components/people/person-picker.tsx";
import { inBatches } from "../shell/in-batches.ts";
import { rpc } from "../shell/rpc.ts";
import { useBatches } from "../shell/use-batches.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Progress } from "../ui/progress.tsx";
import type { Choice } from "../ui/search-picker.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { toast } from "../ui/toast.ts";
import { errorWords } from "./words.ts";

type ReassignDialogProps = { accountIds: number[]; onClose: () => void; onDone: () => void };
const nobody: Choice = { value: "none", label: "Nobody for now" };

/** Hands one or many accounts to another owner, with a note for them. */
export function ReassignDialog({ accountIds, onClose, onDone }: ReassignDialogProps) {
  const [to, setTo] = useState<Choice | null>(null);
  const [note, setNote] = useState("");
  const [money, setMoney] = useState(false);
  const move = useBatches(accountIds, {
    each: (ids) => rpc.accounts.reassign({ accountIds: ids, toId: to === nobody ? null : Number(to?.value), note }),
    onSuccess: async (answers) => {
      const owner = to && to !== nobody ? to.label : "nobody";
      const moved = answers.reduce((sum, answer) => sum + answer.moved, 0);
      toast({
        title: `${formatCount(moved, "account")} handed to ${owner}`,
        undo: moved > 0 ? () => inBatches(accountIds, (ids) => rpc.accounts.takeBack({ accountIds: ids })) : undefined,
      });
      if (money && to && to !== nobody) {
        await grantBook(Number(to.value), note).catch((reason: unknown) =>
          toast({ title: `${owner} got no access to money: ${errorWords(reason).sentence}`, tone: "failed" }),
        );
      }
      onDone();
    },
  });
  const ready = to !== null && note.trim() !== "";
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Hand over ${formatCount(accountIds.length, "account")}`}
      description="The note stays on each account's timeline."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!ready} pending={move.pending} onClick={move.run}>
            Hand over
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <PersonPicker
          label="New owner"
          roles={["csm", "manager"]}
          others={[nobody]}
          error={move.error ? refusal(move.error, move.done) : undefined}
          onChoose={setTo}
        />
        <Field label="Handover note" hint="What the next owner needs to know: people, promises, what is open.">
          <Textarea value={note} maxLength={2000} rows={4} onChange={(event) => setNote(event.target.value)} />
        </Field>
        {to && to !== nobody && <BookGrantField userId={Number(to.value)} checked={money} onChange={setMoney} />}
        {move.progress && <Progress label="Handing over" {...move.progress} />}
      </div>
    </Dialog>
  );
}

/** What was refused, and how many were handed over before it. */
function refusal(error: unknown, done: number): string {
  const { sentence } = errorWords(error);
  return done > 0 ? `${formatCount(done, "account")} were handed over, then: ${sentence}` : sentence;
}
