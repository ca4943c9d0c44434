"use client";

import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { EscalationCategory, Severity } from "#lib/escalations/schema.ts";
import { categoryWords, optionsOf, severityWords } from "./words.ts";

export type Draft = {
  title: string;
  summary: string;
  category: EscalationCategory | "";
  severity: Severity;
  blockers: string;
  evidence: string;
  impact: string;
};
export const emptyDraft: Draft = {
  title: "",
  summary: "",
  category: "",
  severity: "normal",
  blockers: "",
  evidence: "",
  impact: "",
};

/** One entry a line. */
export const linesOf = (text: string) =>
  [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean).slice(0, 20);

type RaiseFieldsProps = { draft: Draft; suggested: EscalationCategory | null; onChange: (draft: Draft) => void };

export function RaiseFields({ draft, suggested, onChange }: RaiseFieldsProps) {
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  const suggestion = suggested ? `Suggested: ${categoryWords[suggested]}` : "Choose a category…";
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label="What it is about" className="sm:col-span-2">
        <Input value={draft.title} maxLength={200} onChange={(event) => set({ title: event.target.value })} />
      </Field>
      <Field label="What happened, and what is asked for" className="sm:col-span-2">
        <Textarea
          value={draft.summary}
          rows={4}
          maxLength={10_000}
          onChange={(event) => set({ summary: event.target.value })}
        />
      </Field>
      <Field label="Category" hint="From your words, until you choose.">
        <Select
          value={draft.category}
          empty={suggestion}
          options={optionsOf(categoryWords)}
          onChange={(event) => set({ category: event.target.value as EscalationCategory | "" })}
        />
      </Field>
      <Field label="Severity" hint="Sets how soon it is answered.">
        <Select
          value={draft.severity}
          options={optionsOf(severityWords)}
          onChange={(event) => set({ severity: event.target.value as Severity })}
        />
      </Field>
      <Field label="Blockers" optional hint="One a line.">
        <Textarea value={draft.blockers} rows={2} onChange={(event) => set({ blockers: event.target.value })} />
      </Field>
      <Field label="Evidence" optional hint="One a line: a link or a note.">
        <Textarea value={draft.evidence} rows={2} onChange={(event) => set({ evidence: event.target.value })} />
      </Field>
      <Field label="What it means for the customer" optional className="sm:col-span-2">
        <Input value={draft.impact} maxLength={2000} onChange={(event) => set({ impact: event.target.value })} />
      </Field>
    </div>
  );
}
