"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FormProblem } from "#components/people/form-problem.tsx";
import { orpc, rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Radio } from "#components/ui/radio.tsx";
import { referenceOf } from "#lib/escalations/rules/reference.ts";
import type { EscalationRow } from "#lib/escalations/schema/list.ts";
import { useStep } from "./use-step.ts";
import { whereWords } from "./words.ts";

/** Into another open one of the same account: one thread goes on, the other stays readable. */
export function MergeDialog({ row, onClose }: { row: EscalationRow; onClose: () => void }) {
  const [into, setInto] = useState<number | null>(null);
  const input = { accountId: row.accountId, pageSize: 200 };
  const found = useQuery(orpc.escalations.list.queryOptions({ input }));
  const { step, pending, problem } = useStep(onClose);
  const others = (found.data?.rows ?? []).filter(({ id }) => id !== row.id);
  const merge = () => {
    if (into === null) return;
    void step(
      () => rpc.escalations.merge({ escalationId: row.id, intoId: into }),
      `Merged into ${referenceOf(into)}`,
      () => rpc.escalations.reopen({ escalationIds: [row.id] }),
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Merge ${referenceOf(row.id)}`}
      description={`Into another open escalation of ${row.account}.`}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} disabled={into === null} onClick={merge}>
            Merge
          </Button>
        </>
      }
    >
      <div className="grid gap-2">
        {found.isPending && <p role="status">Loading…</p>}
        {found.data && others.length === 0 && (
          <p className="text-ink-2">There is no other open escalation of this account.</p>
        )}
        {others.map((other) => (
          <Radio
            key={other.id}
            name="into"
            checked={into === other.id}
            onChange={() => setInto(other.id)}
            label={`${referenceOf(other.id)}: ${other.title}`}
            hint={whereWords(other)}
          />
        ))}
        <FormProblem>{problem}</FormProblem>
      </div>
    </Dialog>
  );
}
