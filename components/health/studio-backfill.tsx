"use client";

import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { useModelAction } from "./use-draft.ts";

type Props = { backfill: { state: string; done: number; total: number; fromDay: string } | null; mayChange: boolean };

/** How far back the history of scores reaches, and its progress while it is being filled in. */
export function StudioBackfill({ backfill, mayChange }: Props) {
  const { act, pending } = useModelAction();
  const running = backfill?.state === "running";
  return (
    <section
      aria-label="History of scores"
      className="mt-8 flex flex-wrap items-center gap-3 border-line border-t pt-4 text-ink-2"
    >
      {running && <Progress label="Filling in past weeks" done={backfill.done} total={backfill.total} />}
      {!running && backfill && <p>Past weeks are scored back to {backfill.fromDay}, each from what was known then.</p>}
      {!backfill && <p>Past weeks are scored by themselves after an import.</p>}
      {mayChange && !running && (
        <Button
          size="sm"
          pending={pending}
          onClick={() => act(() => rpc.health.startBackfill({}), "The past is being scored again")}
        >
          Score the past again
        </Button>
      )}
    </section>
  );
}
