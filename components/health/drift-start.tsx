"use client";

import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { useModelAction } from "./use-draft.ts";

/** Looks at the measures again before the month is over. */
export function DriftStart() {
  const { act, pending } = useModelAction();
  return (
    <Button pending={pending} onClick={() => act(() => rpc.health.startDrift({}), "The measures are being looked at")}>
      Look again
    </Button>
  );
}
