import { handBands, overrideStates, verdictFilters } from "#lib/health/rules/overrides.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { SearchBox } from "../ui/search-box.tsx";
import { handWords, scoreWords, stateWords, verdictWords } from "./override-words.ts";

const names = ["q", "state", "band", "verdict", "score"] as const;
const options = <Value extends string>(values: readonly Value[], words: Record<Value, string>) =>
  values.map((value) => ({ value, label: words[value] }));

/** Search and filters of the bands set by hand; each lives in the address. */
export function OverrideFilters() {
  return (
    <FilterBar label="Search and filter bands set by hand">
      <SearchBox label="Search bands set by hand" placeholder="Account or person" />
      <FilterSelect name="state" label="State" all="In force and ended" options={options(overrideStates, stateWords)} />
      <FilterSelect name="band" label="Band" all="Any band" options={options(handBands, handWords)} />
      <FilterSelect
        name="verdict"
        label="What became of it"
        all="Any outcome"
        options={options(verdictFilters, verdictWords)}
      />
      <FilterSelect
        name="score"
        label="The score beside it"
        all="Whatever the score said"
        options={options(["right", "wrong"] as const, scoreWords)}
      />
      <FilterClear names={names} />
    </FilterBar>
  );
}
