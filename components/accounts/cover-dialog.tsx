"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Facets } from "#lib/accounts/schema.ts";
import { orpc, rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Select } from "../ui/select.tsx";
import { toast } from "../ui/toast.ts";
import { errorWords } from "./words.ts";

type CoverDialogProps = { accountIds: number[]; owners: Facets["owners"]; onClose: () => void; onDone: () => void };

/** Lets a colleague work accounts too while their owner is away; the owner stays. */
export function CoverDialog({ accountIds, owners, onClose, onDone }: CoverDialogProps) {
  const [userId, setUser] = useState("");
  const [untilOn, setUntil] = useState("");
  const cover = useMutation(
    orpc.accounts.cover.mutationOptions({
      onSuccess: (_, given) => {
        const name = owners.find((one) => String(one.id) === userId)?.name ?? "A colleague";
        toast({
          title: `${name} covers ${formatCount(accountIds.length, "account")}`,
          undo: () => rpc.accounts.endCover({ accountIds, userId: Number(given.userId) }),
        });
        onDone();
      },
    }),
  );
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={`Cover ${formatCount(accountIds.length, "account")}`}
      description="They stand in the colleague's book and on their Today; the owner stays."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={userId === ""}
            pending={cover.isPending}
            onClick={() => cover.mutate({ accountIds, userId: Number(userId), untilOn: untilOn || null })}
          >
            Cover
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Field label="Colleague" error={cover.error ? errorWords(cover.error).sentence : undefined}>
          <Select
            value={userId}
            empty="Choose…"
            onChange={(event) => setUser(event.target.value)}
            options={owners.map((owner) => ({ value: String(owner.id), label: owner.name }))}
          />
        </Field>
        <Field label="Until" optional hint="This day included; open-ended, when left empty.">
          <Input type="date" value={untilOn} onChange={(event) => setUntil(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
