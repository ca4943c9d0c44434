"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { MuteInput } from "#lib/notifications/schema/inbox.ts";
import { sentenceOf } from "../people/change.ts";
import { rpc } from "../shell/rpc.ts";
import { formatCount } from "../ui/numbers.ts";
import { toast } from "../ui/toast.ts";

type Change = Parameters<typeof rpc.notifications.changeLines>[0]["change"];

const words: Record<Change["to"], string> = {
  read: "marked read",
  unread: "marked unread",
  archived: "archived",
  inbox: "back in the inbox",
  snoozed: "snoozed",
};
const failed = (error: unknown) =>
  toast({ title: "That was not saved", description: sentenceOf(error), tone: "failed" });

/** Changes lines of the inbox, says so, and offers to take it back. */
export function useLines(onDone?: () => void) {
  const router = useRouter();
  const again = () => {
    router.refresh();
    onDone?.();
  };
  const change = useMutation({
    mutationFn: (asked: Parameters<typeof rpc.notifications.changeLines>[0]) => rpc.notifications.changeLines(asked),
    onSuccess: ({ groups, at }, asked) => {
      const to = asked.change.to;
      const undo = async () => {
        if (to === "snoozed") await rpc.notifications.changeLines({ groups, change: { to: "inbox" } });
        else await rpc.notifications.takeBackLines({ groups, at });
        router.refresh();
      };
      const undoable = groups.length > 0 && (to === "snoozed" || to === "archived" || to === "read");
      toast({ title: `${formatCount(asked.groups.length, "line")} ${words[to]}`, ...(undoable && { undo }) });
      again();
    },
    onError: failed,
  });
  const mute = useMutation({
    mutationFn: ({ what, key }: MuteInput & { label: string }) => rpc.notifications.mute({ what, key }),
    onSuccess: (muted, { label }) => {
      const undo = async () => {
        await rpc.notifications.unmute(muted);
        router.refresh();
      };
      toast({ title: `${label} is muted`, description: "What comes is kept under “Muted”.", undo });
      again();
    },
    onError: failed,
  });
  return { change: change.mutate, mute: mute.mutate, pending: change.isPending || mute.isPending };
}
