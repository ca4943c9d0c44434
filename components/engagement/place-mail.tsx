"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { WaitingMail } from "#lib/engagement/schema/mail.ts";
import { AccountSearch } from "../ingest/account-search.tsx";
import { sentenceOf } from "../people/change.ts";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { toast } from "../ui/toast.ts";
import type { KnownAccount } from "./log-interaction.tsx";

/** Says which account a mail belongs to: one of those it may be, or any other. */
export function PlaceMail({ mail, onClose }: { mail: WaitingMail; onClose: () => void }) {
  const router = useRouter();
  const [account, setAccount] = useState<KnownAccount | null>(null);
  const place = useMutation(
    orpc.engagement.placeMail.mutationOptions({
      onSuccess: ({ result }) => {
        toast({ title: result === "known" ? "This account has the mail already" : "Mail documented" });
        router.refresh();
        onClose();
      },
    }),
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title="Whose mail is it?"
      description={mail.sender}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={account === null}
            pending={place.isPending}
            onClick={() => account && place.mutate({ id: mail.id, accountId: account.id })}
          >
            {account ? `Document with ${account.name}` : "Document"}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {mail.candidates.length > 0 && (
          <div className="flex flex-wrap gap-1.5">
            {mail.candidates.map((one) => (
              <Button key={one.id} aria-pressed={one.id === account?.id} onClick={() => setAccount(one)}>
                {one.name}
              </Button>
            ))}
          </div>
        )}
        <AccountSearch onChoose={setAccount} />
        {place.error && (
          <p role="alert" className="text-risk text-sm">
            {sentenceOf(place.error)}
          </p>
        )}
      </div>
    </Dialog>
  );
}
