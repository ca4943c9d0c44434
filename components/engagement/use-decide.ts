"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { z } from "zod";
import type { DecideInput, decideInput } from "#lib/engagement/schema.ts";
import { sentenceOf } from "../people/change.ts";
import { inBatches } from "../shell/in-batches.ts";
import { rpc } from "../shell/rpc.ts";
import { formatCount } from "../ui/numbers.ts";
import { toast } from "../ui/toast.ts";

const words: Record<DecideInput["decision"], string> = {
  done: "marked done",
  snoozed: "snoozed",
  dismissed: "marked “not a real risk”",
};

type Decision = Omit<z.input<typeof decideInput>, "accountIds"> & { accountIds: readonly number[] };

/** Decides about accounts on Today, says so, and offers to take it back. */
export function useDecide(onDone?: () => void) {
  const router = useRouter();
  return useMutation({
    mutationFn: ({ accountIds, ...decision }: Decision) =>
      inBatches(accountIds, (ids) => rpc.engagement.decide({ ...decision, accountIds: ids })),
    onSuccess: (_, { accountIds, decision }) => {
      toast({
        title: `${formatCount(accountIds.length, "account")} ${words[decision]}`,
        undo: async () => {
          await inBatches(accountIds, (ids) => rpc.engagement.reopen({ accountIds: ids }));
          router.refresh();
        },
      });
      router.refresh();
      onDone?.();
    },
    onError: (error) => toast({ title: "That was not saved", description: sentenceOf(error), tone: "failed" }),
  });
}
