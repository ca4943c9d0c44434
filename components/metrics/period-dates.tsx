"use client";

import { readPeriodEntry } from "#lib/metrics/rules/period-entry.ts";
import { TwoDays } from "../ui/two-days.tsx";

type PeriodDatesProps = { first: string; last: string; today: string };

/** The two days of a chosen period, both included. */
export function PeriodDates({ first, last, today }: PeriodDatesProps) {
  return (
    <TwoDays
      key={`${first} ${last}`}
      label="Chosen period"
      words={["From", "To"]}
      {...{ first, last, today }}
      read={(from, to) => readPeriodEntry(from, to, today)}
    />
  );
}
