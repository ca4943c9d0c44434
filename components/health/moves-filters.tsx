import type { Moves } from "#lib/health/schema/moves.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { MovesDays } from "./moves-days.tsx";

/** Between which days, and of which accounts; all of it lives in the address. */
export function MovesFilters({ found: { from, to, today, choices } }: { found: Moves }) {
  const options = (list: Moves["choices"]["segments"]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterBar label="Which days and accounts">
      <MovesDays from={from} to={to} today={today} />
      <FilterSelect name="segment" label="Segment" all="All segments" options={options(choices.segments)} />
      <FilterSelect name="team" label="Team" all="All teams" options={options(choices.teams)} />
      <FilterSelect name="owner" label="CSM" all="All CSMs" options={options(choices.owners)} />
      <FilterClear names={["segment", "team", "owner"]} />
    </FilterBar>
  );
}
