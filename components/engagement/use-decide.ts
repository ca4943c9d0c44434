"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { DecideInput } from "#lib/engagement/schema.ts";
import { orpc, rpc } from "../shell/rpc.ts";
import { formatCount } from "../ui/numbers.ts";
import { toast } from "../ui/toast.ts";

const words: Record<DecideInput["decision"], string> = {
  done: "marked done",
  snoozed: "snoozed",
  dismissed: "marked “not a real risk”",
};

/** Decides about accounts on Today, says so, and offers to take it back. */
export function useDecide(onDone?: () => void) {
  const router = useRouter();
  return useMutation(
    orpc.engagement.decide.mutationOptions({
      onSuccess: (_, { accountIds, decision }) => {
        toast({
          title: `${formatCount(accountIds.length, "account")} ${words[decision]}`,
          undo: async () => {
            await rpc.engagement.reopen({ accountIds: [...accountIds] as number[] });
            router.refresh();
          },
        });
        router.refresh();
        onDone?.();
      },
      onError: (error) => toast({ title: "That was not saved", description: error.message, tone: "failed" }),
    }),
  );
}
