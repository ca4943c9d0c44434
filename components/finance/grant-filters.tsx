import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { scopeWords, stateWords } from "./grant-words.ts";

export const grantFilterNames = ["q", "state", "scope"] as const;
const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** Search and filters of the grants given; each lives in the address. */
export function GrantFilters() {
  return (
    <FilterBar label="Search and filter grants">
      <SearchBox label="Search grants" placeholder="Person, account or reason" />
      <FilterSelect name="state" label="State" all="Every state" options={optionsOf(stateWords)} />
      <FilterSelect name="scope" label="Sees" all="Any reach" options={optionsOf(scopeWords)} />
      <FilterClear names={grantFilterNames} />
    </FilterBar>
  );
}
