import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { SearchBox } from "../ui/search-box.tsx";

const options = [
  { value: "open", label: "Still out" },
  { value: "closed", label: "Came back" },
];

export function HandedFilters() {
  return (
    <FilterBar label="Search and filter what was handed over">
      <SearchBox label="Search what was handed over" placeholder="Account, title or person" />
      <FilterSelect name="open" label="State" all="Out and back" options={options} />
      <FilterClear names={["q", "open", "account"]} />
    </FilterBar>
  );
}
