"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { sentenceOf } from "../people/change.ts";
import { orpc, rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { toast } from "../ui/toast.ts";
import { TypedConfirm } from "../ui/typed-confirm.tsx";

/** The domain whose mail is handed over by a signed webhook; the secret is shown once. */
export function MailInbox({ domain, address }: { domain: string | null; address: string }) {
  const router = useRouter();
  const [typed, setTyped] = useState(domain ?? "");
  const [closing, setClosing] = useState(false);
  const open = useMutation(orpc.engagement.openMailInbox.mutationOptions({ onSuccess: () => router.refresh() }));
  const closeNow = async () => {
    await rpc.engagement.closeMailInbox({});
    open.reset();
    toast({ title: "No mail comes in any more" });
    router.refresh();
  };
  return (
    <form
      className="grid max-w-xl gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate({ domain: typed });
      }}
    >
      <p className="text-ink-2">
        Let your mail provider hand over mail to a domain of yours by webhook, signed as Standard Webhooks says: JSON
        with the mail in Base64 as “raw” and where it was delivered as “recipients”, to{" "}
        <code className="break-all">{address}</code>. SendGrid’s inbound parse and Mailgun’s routes send a form instead:
        let them post the raw mail, with the secret as the password in the address.
      </p>
      <Field label="Domain" error={open.error ? sentenceOf(open.error) : undefined}>
        <Input value={typed} placeholder="log.example.com" onChange={(event) => setTyped(event.target.value)} />
      </Field>
      {open.data && (
        <>
          <p>
            The secret, shown only now:{" "}
            <code className="break-all rounded-md bg-sunken px-2 py-1">{open.data.secret}</code>
          </p>
          <p>
            The address for a form, with it:{" "}
            <code className="break-all rounded-md bg-sunken px-2 py-1">{withSecret(address, open.data.secret)}</code>
          </p>
        </>
      )}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={open.isPending} disabled={!typed.trim()}>
          {domain ? "Save and make a new secret" : "Let mail come in"}
        </Button>
        {domain && <Button onClick={() => setClosing(true)}>Let none come in</Button>}
      </div>
      <TypedConfirm
        open={closing && domain !== null}
        title="Let no mail come in any more?"
        phrase={domain ?? ""}
        action="Let none come in"
        onConfirm={closeNow}
        onClose={() => setClosing(false)}
      >
        The secret ends now; a new one has to be given to the provider later.
      </TypedConfirm>
    </form>
  );
}

const withSecret = (address: string, secret: string) =>
  address.replace("://", `://mail:${encodeURIComponent(secret)}@`);
