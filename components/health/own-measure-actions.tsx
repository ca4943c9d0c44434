"use client";

import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import type { OwnMeasure } from "#lib/health/schema/own-measure.ts";
import { useModelAction } from "./use-draft.ts";

/** Archives a measure that no model uses, or brings it back. */
export function OwnMeasureActions({ measure }: { measure: OwnMeasure }) {
  const { act, pending } = useModelAction();
  const archives = measure.archivedOn === null;
  return (
    <Button
      size="sm"
      variant="quiet"
      pending={pending}
      aria-label={`${archives ? "Archive" : "Bring back"} ${measure.label}`}
      onClick={() =>
        act(
          () => rpc.health.changeMeasure({ measureId: measure.id, archived: archives }),
          archives ? "The measure is archived" : "The measure is back",
        )
      }
    >
      {archives ? "Archive" : "Bring back"}
    </Button>
  );
}
