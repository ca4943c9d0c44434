import type { Overview } from "#lib/metrics/schema/screen.ts";
import { FilterClear, FilterSelect } from "../ui/filter-bar.tsx";

const names = ["segment", "team", "owner", "period", "from", "to"] as const;

/** Segment, team, CSM, period and comparison; all of it lives in the address. */
export function TargetFilters({ choices }: { choices: Overview["choices"] }) {
  const options = (list: { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <search aria-label="Which accounts and period" className="flex flex-wrap items-center gap-2">
      <FilterSelect name="segment" label="Segment" all="All segments" options={options(choices.segments)} />
      <FilterSelect name="team" label="Team" all="All teams" options={options(choices.teams)} />
      <FilterSelect name="owner" label="CSM" all="All CSMs" options={options(choices.owners)} />
      <FilterSelect
        name="period"
        label="Period"
        all="12 months"
        options={[
          { value: "3m", label: "3 months" },
          { value: "1m", label: "1 month" },
        ]}
      />
      <FilterSelect
        name="compare"
        label="Compare"
        all="Compare: year before"
        options={[{ value: "none", label: "No comparison" }]}
      />
      <FilterClear names={names} />
    </search>
  );
}
