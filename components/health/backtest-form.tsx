"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { sentenceOf } from "#components/people/change.ts";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { backtestInput, mostMonths } from "#lib/health/schema/backtest.ts";
import { BacktestDates, type ChosenDate } from "./backtest-dates.tsx";
import { readSubject, type SubjectOption } from "./backtest-words.ts";
import { WindowFields } from "./window-fields.tsx";

const mostSubjects = 4;

type BacktestFormProps = {
  options: readonly SubjectOption[];
  /** What is chosen when it opens. */
  chosen: readonly string[];
  today: string;
};

/** What to test, on which dates, and how far ahead; a press starts the run and leads to its page. */
export function BacktestForm({ options, chosen, today }: BacktestFormProps) {
  const router = useRouter();
  const [subjects, setSubjects] = useState<string[]>([...chosen]);
  const [dates, setDates] = useState<ChosenDate[] | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState("");

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget));
    const asked = backtestInput.safeParse({
      subjects: subjects.map(readSubject),
      horizon: typed.horizon,
      lead: typed.lead,
      ...(dates ? { dates: dates.flatMap(({ day }) => day || []) } : { months: typed.months }),
    });
    if (!asked.success) return setProblem(asked.error.issues[0]?.message ?? "Check what you typed.");
    setPending(true);
    setProblem("");
    try {
      const { id } = await rpc.health.startBacktest(asked.data);
      router.push(`/studio/back-test/${id}`);
    } catch (error) {
      setProblem(sentenceOf(error));
      setPending(false);
    }
  }

  return (
    <form noValidate onSubmit={submit} aria-label="Start a back-test" className="grid max-w-3xl gap-4">
      <SubjectFields options={options} subjects={subjects} onChange={setSubjects} />
      <BacktestDates dates={dates} onChange={setDates} mostMonths={mostMonths} today={today} />
      <div className="flex flex-wrap gap-4">
        <WindowFields />
      </div>
      <p role="alert" className="text-risk text-sm empty:hidden">
        {problem}
      </p>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Start the back-test
        </Button>
      </div>
    </form>
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
