"use client";

import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { Popover } from "./popover.tsx";

/** The filters that are needed less often, behind one button that says how many of them are set. */
export function MoreFilters({ names, children }: { names: readonly string[]; children: ReactNode }) {
  const query = useSearchParams();
  const set = names.filter((name) => query.get(name)).length;
  return (
    <Popover
      title="More filters"
      trigger={set > 0 ? `More filters · ${set}` : "More filters"}
      className={set > 0 ? "border-accent! text-accent!" : undefined}
    >
      <div className="grid w-72 max-w-full gap-2.5">{children}</div>
    </Popover>
  );
}

/** One filter of the list behind the button, with its name before it. */
export function MoreFilter({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-2">
      <span aria-hidden="true" className="font-medium text-ink-2 text-sm">
        {label}
      </span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
