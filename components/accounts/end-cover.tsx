"use client";

import { useRouter } from "next/navigation";
import { inBatches } from "../shell/in-batches.ts";
import { rpc } from "../shell/rpc.ts";
import { useBatches } from "../shell/use-batches.ts";
import { Button } from "../ui/button.tsx";
import { formatCount } from "../ui/numbers.ts";
import { toast } from "../ui/toast.ts";
import { errorWords } from "./words.ts";

type EndCoverProps = { accountIds: number[]; userId: number; name: string; untilOn: string | null };

/** Ends a colleague's cover at once; the toast gives it back as it was. */
export function EndCover({ accountIds, userId, name, untilOn }: EndCoverProps) {
  const router = useRouter();
  const end = useBatches(accountIds, {
    each: (ids) => rpc.accounts.endCover({ accountIds: ids, userId }),
    onSuccess: () => {
      toast({
        title: `${name} no longer covers ${formatCount(accountIds.length, "account")}`,
        undo: async () => {
          await inBatches(accountIds, (ids) => rpc.accounts.cover({ accountIds: ids, userId, untilOn }));
          router.refresh();
        },
      });
      router.refresh();
    },
    onError: (error) =>
      toast({ title: "The cover was not ended", description: errorWords(error).sentence, tone: "failed" }),
  });
  return (
    <Button size="sm" pending={end.pending} onClick={end.run}>
      End cover<span className="sr-only"> by {name}</span>
    </Button>
  );
}
