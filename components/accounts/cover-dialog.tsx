"use client";

import { useState } from "react";
import { PersonPicker } from "#components/people/person-picker.tsx";
import { inBatches } from "../shell/in-batches.ts";
import { rpc } from "../shell/rpc.ts";
import { useBatches } from "../shell/use-batches.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Progress } from "../ui/progress.tsx";
import type { Choice } from "../ui/search-picker.tsx";
import { toast } from "../ui/toast.ts";
import { errorWords } from "./words.ts";

type CoverDialogProps = { accountIds: number[]; onClose: () => void; onDone: () => void };

/** Lets a colleague work accounts too while their owner is away; the owner stays. */
export function CoverDialog({ accountIds, onClose, onDone }: CoverDialogProps) {
  const [colleague, setColleague] = useState<Choice | null>(null);
  const [untilOn, setUntil] = useState("");
  const userId = Number(colleague?.value);
  const cover = useBatches(accountIds, {
    each: (ids) => rpc.accounts.cover({ accountIds: ids, userId, untilOn: untilOn || null }),
    onSuccess: () => {
      toast({
        title: `${colleague?.label} covers ${formatCount(accountIds.length, "account")}`,
        undo: () => inBatches(accountIds, (ids) => rpc.accounts.endCover({ accountIds: ids, userId })),
      });
      onDone();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={`Cover ${formatCount(accountIds.length, "account")}`}
      description="They stand in the colleague's book and on their Today; the owner stays. People, Covers lists them and ends them."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!colleague} pending={cover.pending} onClick={cover.run}>
            Cover
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <PersonPicker
          label="Colleague"
          roles={["csm", "manager"]}
          error={cover.error ? errorWords(cover.error).sentence : undefined}
          onChoose={setColleague}
        />
        <Field label="Until" optional hint="This day included; open-ended, when left empty.">
          <Input type="date" value={untilOn} onChange={(event) => setUntil(event.target.value)} />
        </Field>
        {cover.progress && <Progress label="Covering" {...cover.progress} />}
      </div>
    </Dialog>
  );
}
