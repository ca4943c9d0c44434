import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import type { Catalogue } from "#lib/ingest/schema/names.ts";

/** Search and filter of the event names; both live in the address. */
export function NameFilters({ features }: Pick<Catalogue, "features">) {
  const options = [
    { value: "none", label: "Without a feature" },
    ...features.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  return (
    <FilterBar label="Search and filter event names">
      <SearchBox label="Search event names" placeholder="Name" />
      <FilterSelect name="feature" label="Feature" all="Every feature" options={options} />
      <FilterClear names={["q", "feature"]} />
    </FilterBar>
  );
}
