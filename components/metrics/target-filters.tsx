import { today } from "#lib/clock.ts";
import type { Overview } from "#lib/metrics/schema/screen.ts";
import { FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { PeriodFilter } from "./period-filter.tsx";

const names = ["segment", "team", "owner", "period", "from", "to"] as const;

/** Segment, team, CSM, period and comparison; all of it lives in the address. */
export function TargetFilters({
  data: { choices, period, timeZone },
  custom,
}: {
  data: Pick<Overview, "choices" | "period" | "timeZone">;
  custom: boolean;
}) {
  const options = (list: { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <search aria-label="Which accounts and period" className="flex flex-wrap items-center gap-2">
      <FilterSelect name="segment" label="Segment" all="All segments" options={options(choices.segments)} />
      <FilterSelect name="team" label="Team" all="All teams" options={options(choices.teams)} />
      <FilterSelect name="owner" label="CSM" all="All CSMs" options={options(choices.owners)} />
      <PeriodFilter period={period} custom={custom} today={today(timeZone)} />
      <FilterSelect
        name="compare"
        label="Compare"
        all="Compare: period before"
        options={[{ value: "none", label: "No comparison" }]}
      />
      <FilterClear names={names} />
    </search>
  );
}
