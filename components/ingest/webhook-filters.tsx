import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { resultWords } from "./webhook-words.ts";

const results = Object.entries(resultWords).map(([value, label]) => ({ value, label }));

/** Search and filter of the webhooks; both live in the address. */
export function WebhookFilters() {
  return (
    <FilterBar label="Search and filter webhooks">
      <SearchBox label="Search webhooks" placeholder="Name" />
      <FilterSelect name="result" label="Result" all="Every result" options={results} />
      <FilterClear names={["q", "result"]} />
    </FilterBar>
  );
}
