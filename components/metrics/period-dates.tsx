"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { type FormEvent, useId, useState, useTransition } from "react";
import { readPeriodEntry } from "#lib/metrics/rules/period-entry.ts";
import { Button } from "../ui/button.tsx";
import { Input } from "../ui/input.tsx";

/** The two days of a chosen period, both included; what is wrong is said and nothing changes until it is right. */
export function PeriodDates({ first, last, today }: { first: string; last: string; today: string }) {
  const id = useId();
  const [pending, startTransition] = useTransition();
  const [, setDates] = useQueryStates(
    { from: parseAsString, to: parseAsString },
    { shallow: false, startTransition, history: "push" },
  );
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const read = readPeriodEntry(String(entered.get("first")), String(entered.get("last")), today);
    setError("error" in read ? read.error : null);
    if (!("error" in read)) void setDates(read);
  };
  const field = (name: "first" | "last", label: string, value: string) => (
    <span className="flex items-center gap-1.5">
      <label htmlFor={`${id}-${name}`} className="text-ink-2 text-sm">
        {label}
      </label>
      <Input
        id={`${id}-${name}`}
        type="date"
        name={name}
        defaultValue={value}
        max={today}
        required
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className="w-36"
      />
    </span>
  );
  return (
    <form noValidate aria-label="Chosen period" onSubmit={submit} className="flex flex-wrap items-center gap-2">
      {field("first", "From", first)}
      {field("last", "To", last)}
      <Button type="submit" pending={pending}>
        Apply
      </Button>
      <p id={`${id}-error`} role="alert" className="basis-full text-risk text-xs empty:hidden">
        {error}
      </p>
    </form>
  );
}
