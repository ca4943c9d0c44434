"use client";

import { Search } from "lucide-react";
import { debounce, parseAsString, useQueryState } from "nuqs";
import { useTransition } from "react";
import { cn } from "./cn.ts";
import { controlClass } from "./control-class.ts";

/** A search field that lives in the address (`name`, default "q"); typing re-reads the page after a short pause and goes to page one. */
export function SearchBox({
  name = "q",
  label,
  placeholder = label,
  className,
}: {
  name?: string;
  label: string;
  placeholder?: string;
  className?: string;
}) {
  const [pending, startTransition] = useTransition();
  const [value, setValue] = useQueryState(
    name,
    parseAsString.withDefault("").withOptions({ shallow: false, startTransition, clearOnDefault: true }),
  );
  const [, setPage] = useQueryState("page");
  const change = (next: string) => {
    void setPage(null);
    void setValue(next || null, { limitUrlUpdates: next ? debounce(250) : undefined });
  };
  return (
    <span className={cn("no-print relative inline-block w-60 max-w-full", className)}>
      <Search
        size={14}
        aria-hidden="true"
        className={cn("absolute inset-y-0 left-2.5 my-auto text-ink-3", pending && "animate-pulse")}
      />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => change(event.target.value)}
        className={cn(controlClass, "h-[30px] border-line-strong! pl-8!")}
      />
    </span>
  );
}
