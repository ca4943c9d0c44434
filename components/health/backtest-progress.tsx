"use client";

import { useChange } from "#components/people/change.ts";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { Run } from "#lib/health/schema/prediction.ts";

type BacktestProgressProps = { run: Pick<Run, "id" | "kind" | "state" | "done" | "total">; mayCancel: boolean };

/** How far a run is, and the way to stop it. */
export function BacktestProgress({ run, mayCancel }: BacktestProgressProps) {
  const { run: change, pending, problem } = useChange();
  const waiting = run.state === "waiting";
  const cancelled = run.kind === "fit" ? "The fit was cancelled" : "The back-test was cancelled";
  return (
    <div className="grid max-w-xl justify-items-start gap-3" aria-live="polite">
      <div className="w-full">
        <Progress
          label={waiting ? "Waiting for the worker" : "Reading the past: accounts on all dates"}
          done={run.done}
          total={waiting || run.total === 0 ? null : run.total}
          detail={waiting ? "" : undefined}
        />
      </div>
      <p className="text-ink-2 text-sm">You can leave this page; the run goes on, and the list shows how far it is.</p>
      {mayCancel && (
        <Button pending={pending} onClick={() => void change(() => rpc.health.cancelRun({ runId: run.id }), cancelled)}>
          Cancel
        </Button>
      )}
      <p role="alert" className="text-risk text-sm empty:hidden">
        {problem}
      </p>
    </div>
  );
}
