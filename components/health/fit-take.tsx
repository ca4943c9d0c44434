"use client";

import { useRouter } from "next/navigation";
import { useChange } from "#components/people/change.ts";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";

/** Takes the fitted weights into a new draft and leads to it; nothing is published. */
export function FitTake({ runId }: { runId: number }) {
  const router = useRouter();
  const { run, pending, problem } = useChange();
  const take = async () => {
    if (await run(() => rpc.health.takeFit({ runId }), "A draft with the fitted weights was started"))
      router.push("/studio");
  };
  return (
    <div className="grid justify-items-start gap-2">
      <Button pending={pending} onClick={() => void take()}>
        Take into a draft
      </Button>
      <p className="text-ink-3 text-xs">Round them there as you like. Nothing changes until the draft is published.</p>
      <p role="alert" className="text-risk text-sm empty:hidden">
        {problem}
      </p>
    </div>
  );
}
