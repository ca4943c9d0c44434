"use client";

import { useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { backtestInput, mostMonths } from "#lib/health/schema/backtest.ts";
import { BacktestDates, type ChosenDate } from "./backtest-dates.tsx";
import { readSubject, type SubjectOption } from "./backtest-words.ts";
import { RunForm } from "./run-form.tsx";
import { WindowFields } from "./window-fields.tsx";

const mostSubjects = 4;

type BacktestFormProps = {
  options: readonly SubjectOption[];
  /** What is chosen when it opens. */
  chosen: readonly string[];
  today: string;
};

/** What to test, on which dates, and how far ahead. */
export function BacktestForm({ options, chosen, today }: BacktestFormProps) {
  const [subjects, setSubjects] = useState<string[]>([...chosen]);
  const [dates, setDates] = useState<ChosenDate[] | null>(null);
  return (
    <RunForm
      label="Start a back-test"
      action="Start the back-test"
      path="/studio/back-test"
      read={({ horizon, lead, months }) =>
        backtestInput.safeParse({
          subjects: subjects.map(readSubject),
          horizon,
          lead,
          ...(dates ? { dates: dates.flatMap(({ day }) => day || []) } : { months }),
        })
      }
      start={(asked) => rpc.health.startBacktest(asked)}
    >
      <SubjectFields options={options} subjects={subjects} onChange={setSubjects} />
      <BacktestDates dates={dates} onChange={setDates} mostMonths={mostMonths} today={today} />
      <div className="flex flex-wrap gap-4">
        <WindowFields />
      </div>
    </RunForm>
  );
}

type SubjectFieldsProps = {
  options: readonly SubjectOption[];
  subjects: readonly string[];
  onChange: (subjects: string[]) => void;
};

function SubjectFields({ options, subjects, onChange }: SubjectFieldsProps) {
  const unused = options.find(({ value }) => !subjects.includes(value));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-sm">What to test</legend>
      {subjects.map((subject, place) => (
        <div key={subject} className="flex gap-2">
          <Select
            aria-label={`What to test, ${place + 1}`}
            className="max-w-sm"
            value={subject}
            options={options.filter(({ value }) => value === subject || !subjects.includes(value))}
            onChange={({ target }) => onChange(subjects.map((one, at) => (at === place ? target.value : one)))}
          />
          {subjects.length > 1 && (
            <Button
              variant="quiet"
              aria-label={`Remove what is tested as ${place + 1}`}
              onClick={() => onChange(subjects.filter((_, at) => at !== place))}
            >
              Remove
            </Button>
          )}
        </div>
      ))}
      {subjects.length < mostSubjects && unused && (
        <div>
          <Button size="sm" onClick={() => onChange([...subjects, unused.value])}>
            Add another to compare
          </Button>
        </div>
      )}
    </fieldset>
  );
}
