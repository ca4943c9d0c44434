"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useRef, useState } from "react";
import { sentenceOf } from "../people/change.ts";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { cn } from "../ui/cn.ts";
import { toast } from "../ui/toast.ts";

const words = {
  taken: "Mail documented",
  known: "This mail is documented already",
  waiting: "Nobody is known at its addresses: choose its account under Waiting mail",
} as const;

/** Takes saved mails (.eml) by drop on what it holds, or by choice; with `accountId` for that account, else for whom they are from. */
export function MailDrop({ accountId, children }: { accountId?: number; children?: ReactNode }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [pending, setPending] = useState(false);
  const take = async (files: readonly File[]) => {
    setPending(true);
    for (const file of files) {
      try {
        const send = () =>
          accountId ? rpc.engagement.dropMailOn({ accountId, file }) : rpc.engagement.dropMail({ file });
        toast({ title: words[(await send()).result], description: file.name });
      } catch (error) {
        toast({ title: `${file.name} was not taken`, description: sentenceOf(error), tone: "failed" });
      }
    }
    setPending(false);
    router.refresh();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take([...event.dataTransfer.files]);
      }}
      className={cn("rounded-md", over && "bg-accent-soft outline-2 outline-accent outline-dashed")}
    >
      {children}
      <Button pending={pending} onClick={() => input.current?.click()}>
        Add a mail (.eml)
      </Button>
      <input
        ref={input}
        type="file"
        accept=".eml,message/rfc822"
        multiple
        aria-label="Saved mails"
        className="hidden"
        onChange={(event) => {
          void take([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </div>
  );
}
