import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";

const states = [{ value: "ignored", label: "Ignored" }];

/** Search of the waiting groups, and the ignored ones instead; both live in the address. */
export function WaitingFilters() {
  return (
    <FilterBar label="Search and filter groups">
      <SearchBox label="Search groups" placeholder="Group or name" />
      <FilterSelect name="show" label="Show" all="Waiting" options={states} />
      <FilterClear names={["q", "show"]} />
    </FilterBar>
  );
}
