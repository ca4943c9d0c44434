"use client";

import { TwoDays } from "#components/ui/two-days.tsx";
import { readDays } from "./audit-words.ts";

/** The first and the last day of the log that is shown; one of them is enough. */
export function AuditDays({ from, to, today }: { from: string | null; to: string | null; today: string }) {
  return (
    <TwoDays
      key={`${from} ${to}`}
      label="Period"
      words={["From", "to"]}
      first={from ?? ""}
      last={to ?? ""}
      today={today}
      read={readDays}
    />
  );
}
