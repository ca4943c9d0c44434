"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.ts";
import { failed } from "./failed.ts";

/** The private address of a person's calendar: get one, a new one, or none. */
export function CalendarFeed({ feed }: { feed: string | null }) {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const run = async (change: () => Promise<unknown>, title: string) => {
    setPending(true);
    await change().then(() => toast({ title }), failed);
    setPending(false);
    router.refresh();
  };
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-ink-2">
        Subscribe to it in your calendar: your tasks, check-ins that fall due, renewals, and the meetings you recorded.
        Whoever has the address can read it. It shows no amounts.
      </p>
      {feed && <code className="break-all rounded-md bg-sunken px-2 py-1">{feed}</code>}
      <div className="flex gap-2">
        <Button
          pending={pending}
          onClick={() => void run(() => rpc.engagement.renewFeed({}), "Your feed has a new address")}
        >
          {feed ? "Get a new feed" : "Get a feed"}
        </Button>
        {feed && (
          <Button variant="quiet" onClick={() => void run(() => rpc.engagement.endFeed({}), "The feed has ended")}>
            End it
          </Button>
        )}
      </div>
    </div>
  );
}
