"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { pulseValues } from "#lib/engagement/rules.ts";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Popover } from "../ui/popover.tsx";
import { toast } from "../ui/toast.ts";

const values = [3, 2, 1] as const;

/** How the person who knows the account sees it: a reason, and one click. It counts in the score's sentiment. */
export function PulseButton({
  accountId,
  last,
}: {
  accountId: number;
  last: { value: number; reason: string } | null;
}) {
  const word = last ? pulseValues[last.value as 1 | 2 | 3] : null;
  return (
    <Popover trigger={word ? `Pulse: ${word.toLowerCase()}` : "Pulse"} title="How do you see this account?" align="end">
      {(close) => <PulseForm accountId={accountId} last={last} onDone={close} />}
    </Popover>
  );
}

type PulseFormProps = { accountId: number; last: { value: number; reason: string } | null; onDone: () => void };

function PulseForm({ accountId, last, onDone }: PulseFormProps) {
  const router = useRouter();
  const [reason, setReason] = useState("");
  const give = useMutation(
    orpc.engagement.pulse.mutationOptions({
      onSuccess: (_, { value }) => {
        toast({ title: `Pulse recorded: ${pulseValues[value].toLowerCase()}` });
        router.refresh();
        onDone();
      },
    }),
  );
  return (
    <div className="grid w-72 gap-3">
      {last && (
        <p className="text-ink-3 text-sm">
          Last: {pulseValues[last.value as 1 | 2 | 3].toLowerCase()}, “{last.reason}”
        </p>
      )}
      <Field label="Why" error={give.error?.message}>
        <Input value={reason} maxLength={500} autoComplete="off" onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div className="flex gap-2">
        {values.map((value) => (
          <Button
            key={value}
            pending={give.isPending}
            disabled={!reason.trim()}
            onClick={() => give.mutate({ accountId, value, reason })}
          >
            {pulseValues[value]}
          </Button>
        ))}
      </div>
    </div>
  );
}
