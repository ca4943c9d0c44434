import type { AdoptionOverview } from "#lib/adoption/schema/list.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";

type SliceFiltersProps = { overview: AdoptionOverview; feature?: { id: number; name: string } };

/** Which feature, where the screen tells of one, and which segment. */
export function SliceFilters({ overview: { features, choices }, feature }: SliceFiltersProps) {
  const others = features.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <FilterBar label="What is shown">
      {feature && (
        <FilterSelect name="feature" label="Feature" all={`${features[0]?.name}, most used`} options={others} />
      )}
      <FilterSelect
        name="segment"
        label="Segment"
        all="All segments"
        options={choices.segments.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterClear names={["feature", "segment"]} />
    </FilterBar>
  );
}
