"use client";

import { TwoDays } from "../ui/two-days.tsx";

/** The first and the last day of what is shown. */
export function DocumentedDays({ from, to, today }: { from: string | null; to: string | null; today: string }) {
  return (
    <TwoDays
      key={`${from} ${to}`}
      label="Period"
      words={["From", "to"]}
      first={from ?? ""}
      last={to ?? ""}
      today={today}
      read={(first, last) => {
        if (!first || !last) return { error: "Choose both days." };
        return first <= last ? { from: first, to: last } : { error: "The first day lies after the last. Swap them." };
      }}
      drops={["page"]}
    />
  );
}
