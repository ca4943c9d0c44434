import { deskWords } from "#components/people/role-words.ts";
import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { filterNames } from "./filter-words.ts";
import { categoryWords, optionsOf, severityWords, stateWords } from "./words.ts";

/** Search and filters of a list of escalations; each lives in the address. `waits`: what "waits for me" means on this screen. */
export function EscalationFilters({ waits, desks = true }: { waits: string; desks?: boolean }) {
  return (
    <FilterBar label="Search and filter escalations">
      <SearchBox label="Search escalations" placeholder="Reference, title, account, person" />
      <FilterSelect
        name="state"
        label="State"
        all="Open"
        options={[...optionsOf(stateWords), { value: "all", label: "Every state" }]}
      />
      <FilterSelect name="severity" label="Severity" all="Every severity" options={optionsOf(severityWords)} />
      <FilterSelect name="category" label="Category" all="Every category" options={optionsOf(categoryWords)} />
      {desks && <FilterSelect name="desk" label="Desk" all="Every desk" options={optionsOf(deskWords)} />}
      <FilterSelect name="overdue" label="Clock" all="Any clock" options={[{ value: "1", label: "Overdue" }]} />
      <FilterSelect name="mine" label="Waiting" all="Waiting for anybody" options={[{ value: "1", label: waits }]} />
      <FilterClear names={filterNames} />
    </FilterBar>
  );
}
