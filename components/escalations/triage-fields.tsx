"use client";

import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { EscalationRow } from "#lib/escalations/schema/list.ts";
import type { EscalationCategory, Severity } from "#lib/escalations/schema.ts";
import { useStep } from "./use-step.ts";
import { categoryWords, optionsOf, severityWords } from "./words.ts";

/** Category and severity, changed where they are read; a new severity sets the clock anew. */
export function TriageFields({ row }: { row: EscalationRow }) {
  const { step, pending, problem } = useStep();
  const set = (change: { category?: EscalationCategory; severity?: Severity }, done: string) => {
    const { id: escalationId, category, severity } = row;
    void step(
      () => rpc.escalations.triage({ escalationId, ...change }),
      done,
      () => rpc.escalations.triage({ escalationId, category, severity }),
    );
  };
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label="Severity">
        <Select
          value={row.severity}
          disabled={pending}
          options={optionsOf(severityWords)}
          onChange={(event) =>
            set({ severity: event.target.value as Severity }, "Severity changed; the clock follows it")
          }
        />
      </Field>
      <Field label="Category">
        <Select
          value={row.category}
          disabled={pending}
          options={optionsOf(categoryWords)}
          onChange={(event) => set({ category: event.target.value as EscalationCategory }, "Category changed")}
        />
      </Field>
      <FormProblem>{problem}</FormProblem>
    </div>
  );
}
