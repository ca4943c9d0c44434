"use client";

import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";

/** Whether unknown groups of a source become accounts, or wait for a person. */
export function CreatesAccounts({ sourceId, creates }: { sourceId: number; creates: boolean }) {
  const { run, pending, problem } = useChange();
  const change = (createsAccounts: boolean) =>
    run(
      () => rpc.ingest.changeSource({ sourceId, createsAccounts }),
      createsAccounts ? "Unknown groups become accounts from now on" : "Unknown groups wait from now on",
    );
  return (
    <div className="text-sm">
      <Checkbox
        label="Create accounts for unknown groups"
        checked={creates}
        disabled={pending}
        onChange={(event) => void change(event.target.checked)}
      />
      <FormProblem>{problem}</FormProblem>
    </div>
  );
}
