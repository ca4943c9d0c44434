"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { type FormEvent, useId, useState, useTransition } from "react";
import { Button } from "./button.tsx";
import { Input } from "./input.tsx";

type Days = { from: string; to: string };

type TwoDaysProps = {
  /** Names the form. */
  label: string;
  /** The words before each day. */
  words: readonly [string, string];
  first: string;
  last: string;
  today: string;
  /** What the address gets of the two days, or the sentence that says what to correct; "" where none was chosen. */
  read: (first: string, last: string) => Days | { error: string };
  /** Names in the address that mean nothing between other days. */
  drops?: readonly string[];
};

/** Two days that live in the address as `from` and `to`; what is wrong is said and nothing changes until it is right. */
export function TwoDays({ label, words, first, last, today, read, drops = [] }: TwoDaysProps) {
  const id = useId();
  const [pending, startTransition] = useTransition();
  const names = ["from", "to", ...drops];
  const [, setDays] = useQueryStates(Object.fromEntries(names.map((name) => [name, parseAsString])), {
    shallow: false,
    startTransition,
    history: "push",
  });
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const days = read(String(entered.get("first")), String(entered.get("last")));
    setError("error" in days ? days.error : null);
    if (!("error" in days)) void setDays({ ...Object.fromEntries(drops.map((name) => [name, null])), ...days });
  };
  const field = (name: "first" | "last", word: string, value: string) => (
    <span className="flex items-center gap-1.5">
      <label htmlFor={`${id}-${name}`} className="text-ink-2 text-sm">
        {word}
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
    <form noValidate aria-label={label} onSubmit={submit} className="flex flex-wrap items-center gap-2">
      {field("first", words[0], first)}
      {field("last", words[1], last)}
      <Button type="submit" pending={pending}>
        Apply
      </Button>
      <p id={`${id}-error`} role="alert" className="basis-full text-risk text-xs empty:hidden">
        {error}
      </p>
    </form>
  );
}
