"use client";

import { sentenceOf, useChange } from "../people/change.ts";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.ts";

type SendAgainProps = { channelId: number; deliveryIds: string[]; label: string };

/** Gives deliveries that were given up their attempts again. */
export function SendAgain({ channelId, deliveryIds, label }: SendAgainProps) {
  const { run, pending } = useChange();
  const again = () =>
    run(() =>
      rpc.notifications.sendAgain({ channelId, deliveryIds }).then(
        () => toast({ title: "It goes out again" }),
        (error) => toast({ title: "It was not sent", description: sentenceOf(error), tone: "failed" }),
      ),
    );
  return (
    <Button size="sm" aria-label={label} pending={pending} onClick={() => void again()}>
      Send again
    </Button>
  );
}
