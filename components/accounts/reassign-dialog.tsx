"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { BookGrantField, grantBook } from "#components/finance/book-grant-field.tsx";
import type { Facets } from "#lib/accounts/schema.ts";
import { orpc, rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { toast } from "../ui/toast.ts";
import { errorWords } from "./words.ts";

type ReassignDialogProps = { accountIds: number[]; owners: Facets["owners"]; onClose: () => void; onDone: () => void };
/** Hands one or many accounts to another owner, with a note for them. */
export function ReassignDialog({ accountIds, owners, onClose, onDone }: ReassignDialogProps) {
  const [toId, setTo] = useState("");
  const [note, setNote] = useState("");
  const [money, setMoney] = useState(false);
  const move = useMutation(
    orpc.accounts.reassign.mutationOptions({
      onSuccess: async ({ moved }) => {
        const owner = owners.find((one) => String(one.id) === toId)?.name ?? "nobody";
        toast({
          title: `${formatCount(moved, "account")} handed to ${owner}`,
          undo: moved > 0 ? () => rpc.accounts.takeBack({ accountIds }) : undefined,
        });
        if (money && toId !== "none") {
          await grantBook(Number(toId), note).catch((reason: unknown) =>
            toast({ title: `${owner} got no access to money: ${errorWords(reason).sentence}`, tone: "failed" }),
          );
        }
        onDone();
      },
    }),
  );
  const ready = toId !== "" && note.trim() !== "";
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Hand over ${formatCount(accountIds.length, "account")}`}
      description="The note stays on each account's timeline."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={!ready}
            pending={move.isPending}
            onClick={() => move.mutate({ accountIds, toId: toId === "none" ? null : Number(toId), note })}
          >
            Hand over
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Field label="New owner" error={move.error ? errorWords(move.error).sentence : undefined}>
          <Select
            value={toId}
            empty="Choose…"
            onChange={(event) => setTo(event.target.value)}
            options={[
              ...owners.map((owner) => ({ value: String(owner.id), label: owner.name })),
              { value: "none", label: "Nobody for now" },
            ]}
          />
        </Field>
        <Field label="Handover note" hint="What the next owner needs to know: people, promises, what is open.">
          <Textarea value={note} maxLength={2000} rows={4} onChange={(event) => setNote(event.target.value)} />
        </Field>
        {toId !== "" && toId !== "none" && <BookGrantField userId={Number(toId)} checked={money} onChange={setMoney} />}
      </div>
    </Dialog>
  );
}
