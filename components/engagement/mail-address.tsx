"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { sentenceOf } from "../people/change.ts";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.ts";

/** The private address whose copies are documented in a person's name, and a new one when others have learnt it. */
export function MailAddress({ domain, address }: { domain: string | null; address: string | null }) {
  const router = useRouter();
  const renew = useMutation(
    orpc.engagement.renewMailAddress.mutationOptions({
      onSuccess: () => {
        toast({ title: address ? "You have a new address; the old one leads nowhere now" : "You have an address" });
        router.refresh();
      },
      onError: (error) => toast({ title: "That did not work", description: sentenceOf(error), tone: "failed" }),
    }),
  );
  if (domain === null)
    return (
      <p className="text-ink-2">
        No mail comes in yet: an admin opens the way in. Until then, drop saved mails (.eml) on Interactions or on an
        account's timeline.
      </p>
    );
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-ink-2">
        Put it in Bcc: what you write to a customer is documented with their account, once, in your name. Keep it to
        yourself.
      </p>
      {address && <code className="break-all rounded-md bg-sunken px-2 py-1">{address}</code>}
      <Button pending={renew.isPending} onClick={() => renew.mutate({})}>
        {address ? "Get a new address" : "Get an address"}
      </Button>
    </div>
  );
}
