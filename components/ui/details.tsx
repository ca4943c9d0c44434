"use client";

import { type ReactNode, useState } from "react";

/** More of something, which is made only once somebody opens it: hundreds of rows that nobody sees cost each repaint. */
export function Details({
  summary,
  className,
  children,
}: {
  summary: ReactNode;
  className?: string;
  children: () => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <details className={className} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-ink-3">{summary}</summary>
      {open && children()}
    </details>
  );
}
