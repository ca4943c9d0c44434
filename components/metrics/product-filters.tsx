import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";

const scopes = [
  { value: "in", label: "Counted" },
  { value: "out", label: "Left out" },
];

/** Search and filter of the products; both live in the address. */
export function ProductFilters() {
  return (
    <FilterBar label="Search and filter products">
      <SearchBox label="Search products" placeholder="Name or key" />
      <FilterSelect name="scope" label="In figures" all="Counted or not" options={scopes} />
      <FilterClear names={["q", "scope"]} />
    </FilterBar>
  );
}
