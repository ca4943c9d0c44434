"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { type FormEvent, useId, useTransition } from "react";
import { Button } from "../ui/button.tsx";
import { Input } from "../ui/input.tsx";

const names = { on: parseAsString, page: parseAsString, cell: parseAsString };

/** The day that the figures are of; today, or none, is not in the address. */
export function AsOfDay({ on, today }: { on: string | undefined; today: string }) {
  const id = useId();
  const [pending, startTransition] = useTransition();
  const [, setDay] = useQueryStates(names, { shallow: false, startTransition, history: "push" });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const day = String(new FormData(event.currentTarget).get("day"));
    void setDay({ on: day !== "" && day < today ? day : null, page: null, cell: null });
  };
  return (
    <form noValidate aria-label="Day of the figures" onSubmit={submit} className="flex items-center gap-1.5">
      <label htmlFor={id} className="whitespace-nowrap text-ink-2">
        As of
      </label>
      <Input key={on} id={id} type="date" name="day" defaultValue={on ?? today} max={today} className="w-36" />
      <Button type="submit" pending={pending}>
        Show
      </Button>
    </form>
  );
}
