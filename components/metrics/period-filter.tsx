import { addDays } from "#lib/metrics/rules/period.ts";
import { FilterSelect } from "../ui/filter-bar.tsx";
import { PeriodDates } from "./period-dates.tsx";

/** Twelve, three or one trailing months, or from one chosen day to another. */
export function PeriodFilter({
  period,
  custom,
  today,
}: {
  period: { start: string; end: string };
  custom: boolean;
  today: string;
}) {
  const last = addDays(period.end, -1);
  return (
    <>
      <FilterSelect
        name="period"
        label="Period"
        all="12 months"
        options={[
          { value: "3m", label: "3 months" },
          { value: "1m", label: "1 month" },
          { value: "custom", label: "From … to …" },
        ]}
      />
      {custom && <PeriodDates first={period.start} last={last} today={today} />}
    </>
  );
}
