"use client";

import { lazy, Suspense, useState } from "react";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { absoluteDate } from "#components/ui/dates.ts";
import { Tag } from "#components/ui/tag.tsx";
import type { DeputyLine } from "#lib/escalations/schema/steps.ts";
import { useStep } from "./use-step.ts";

const DeputyDialog = lazy(() => import("./deputy-dialog.tsx").then((loaded) => ({ default: loaded.DeputyDialog })));

/** Who stands in for whom, now and later; a coordinator names their own. */
export function DeputySection({ deputies, mayName }: { deputies: readonly DeputyLine[]; mayName: boolean }) {
  const [open, setOpen] = useState(false);
  const { step, pending, problem } = useStep();
  if (deputies.length === 0 && !mayName) return null;
  return (
    <section className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm" aria-label="Deputies">
      {deputies.map(({ id, coordinator, deputy, fromOn, untilOn, onDuty, mine }) => (
        <p key={id} className="flex flex-wrap items-center gap-2">
          <span>
            <b className="font-strong">{deputy}</b> stands in for {coordinator}, {absoluteDate(fromOn)} to{" "}
            {absoluteDate(untilOn)}
          </span>
          {onDuty && <Tag tone="accent">on duty</Tag>}
          {mine && mayName && (
            <Button
              size="sm"
              variant="quiet"
              pending={pending}
              onClick={() =>
                void step(() => rpc.escalations.endDeputy({ deputyId: id }), `${deputy} no longer stands in`)
              }
            >
              End
            </Button>
          )}
        </p>
      ))}
      {mayName && (
        <Button size="sm" onClick={() => setOpen(true)}>
          Name a deputy…
        </Button>
      )}
      <FormProblem>{problem}</FormProblem>
      {open && (
        <Suspense>
          <DeputyDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  );
}
