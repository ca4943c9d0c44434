"use client";

import { parseAsString, useQueryState, useQueryStates } from "nuqs";
import { type ReactNode, useTransition } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";
import type { Option } from "./select.tsx";

/** A row of filters above a list. */
export function FilterBar({ label = "Filters", children }: { label?: string; children: ReactNode }) {
  return (
    <search aria-label={label} className="no-print flex flex-wrap items-center gap-2 pb-3">
      {children}
    </search>
  );
}

/** One choice that lives in the address: "All segments ▾". Changing it re-reads the page and goes to page one. */
export function FilterSelect({
  name,
  label,
  all,
  options,
}: {
  name: string;
  label: string /** Words when nothing is chosen. */;
  all: string;
  options: readonly Option[];
}) {
  const [pending, startTransition] = useTransition();
  const [value, setValue] = useQueryState(
    name,
    parseAsString.withDefault("").withOptions({ shallow: false, startTransition }),
  );
  const [, setPage] = useQueryState("page");
  const known = value === "" || options.some((option) => option.value === value);
  return (
    <span className="relative inline-block">
      <select
        aria-label={label}
        aria-busy={pending || undefined}
        value={value}
        onChange={(event) => {
          void setPage(null);
          void setValue(event.target.value || null);
        }}
        className={cn(
          "h-[30px] max-w-56 appearance-none truncate rounded-md border bg-surface pr-7 pl-2.5 font-medium text-sm shadow-control hover:bg-sunken pointer-coarse:min-h-10",
          value ? "border-accent text-accent" : "border-line-strong text-ink",
          pending && "opacity-60",
        )}
      >
        <option value="">{all}</option>
        {!known && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 right-2.5 grid place-items-center text-[9px] text-ink-3"
      >
        ▼
      </span>
    </span>
  );
}

/** Appears once any of `names` is set, and clears them all. */
export function FilterClear({ names }: { names: readonly string[] }) {
  const [values, setValues] = useQueryStates(
    Object.fromEntries([...names, "page"].map((name) => [name, parseAsString])),
    { shallow: false },
  );
  if (names.every((name) => !values[name])) return null;
  return (
    <Button variant="quiet" onClick={() => void setValues(null)}>
      Clear
    </Button>
  );
}
