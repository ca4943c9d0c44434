import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { stateWords } from "./source-words.ts";

const states = Object.entries(stateWords).map(([value, label]) => ({ value, label }));

/** Search and filter of the sources; both live in the address. */
export function SourceFilters() {
  return (
    <FilterBar label="Search and filter sources">
      <SearchBox label="Search sources" placeholder="Name or beginning of key" />
      <FilterSelect name="state" label="State" all="Every state" options={states} />
      <FilterClear names={["q", "state"]} />
    </FilterBar>
  );
}
