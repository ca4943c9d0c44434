import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { keyKinds, kindWords, stateWords } from "./key-words.ts";

export const keyFilterNames = ["q", "state", "kind"] as const;
const states = Object.entries(stateWords).map(([value, label]) => ({ value, label }));
const kinds = keyKinds.map((value) => ({ value, label: kindWords[value] }));

/** Search and filters of the keys; each lives in the address. */
export function KeyFilters() {
  return (
    <FilterBar label="Search and filter keys">
      <SearchBox label="Search keys" placeholder="Name, person or beginning" />
      <FilterSelect name="state" label="State" all="Every state" options={states} />
      <FilterSelect name="kind" label="Kind" all="Every kind" options={kinds} />
      <FilterClear names={keyFilterNames} />
    </FilterBar>
  );
}
