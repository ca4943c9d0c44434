"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { type FormEvent, useId, useState, useTransition } from "react";
import { readTwoDays, type TwoDays } from "#lib/health/rules/move-days.ts";
import { Button } from "../ui/button.tsx";
import { Input } from "../ui/input.tsx";

/** The two days that a change is told between; they live in the address. What is wrong is said, and nothing changes until it is right. */
export function MovesDays({ from, to, today }: TwoDays & { today: string }) {
  const id = useId();
  const [pending, startTransition] = useTransition();
  const [, setDays] = useQueryStates(
    { from: parseAsString, to: parseAsString, since: parseAsString, page: parseAsString },
    { shallow: false, startTransition, history: "push" },
  );
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const [first, last] = [String(entered.get("first")), String(entered.get("last"))];
    const read = first && last ? readTwoDays({ from: first, to: last }, today) : { error: "Choose both days." };
    setError("error" in read ? read.error : null);
    if (!("error" in read)) void setDays({ ...read, since: null, page: null });
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
    <form
      key={`${from} ${to}`}
      noValidate
      aria-label="Between two days"
      onSubmit={submit}
      className="flex flex-wrap items-center gap-2"
    >
      {field("first", "Between", from)}
      {field("last", "and", to)}
      <Button type="submit" pending={pending}>
        Apply
      </Button>
      <p id={`${id}-error`} role="alert" className="basis-full text-risk text-xs empty:hidden">
        {error}
      </p>
    </form>
  );
}
