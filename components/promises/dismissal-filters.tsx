import { type Dismisser, type Judgement, judgements } from "#lib/promises/schema/dismissals.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { SearchBox } from "../ui/search-box.tsx";

type DismissalFiltersProps = {
  people: readonly Dismisser[];
  rules: readonly { ruleId: string; name: string }[];
  weeks: readonly { value: string; label: string }[];
};

export const judgedWords: Record<Judgement, string> = {
  open: "Not judged yet",
  promise: "Was a promise",
  "no-promise": "Was no promise",
};

/** Search and filters of what was called no promise; each lives in the address. */
export function DismissalFilters({ people, rules, weeks }: DismissalFiltersProps) {
  return (
    <FilterBar label="Search and filter what was called no promise">
      <SearchBox label="Search sentences" placeholder="Sentence, account or person" />
      <FilterSelect
        name="sample"
        label="Sample"
        all="Everything"
        options={[{ value: "1", label: "Sample: ten a week" }]}
      />
      <FilterSelect name="week" label="Week" all="All weeks" options={weeks} />
      <FilterSelect
        name="userId"
        label="Person"
        all="Everybody"
        options={people.map(({ personId, person }) => ({ value: String(personId), label: person }))}
      />
      <FilterSelect
        name="ruleId"
        label="Rule"
        all="All rules"
        options={rules.map(({ ruleId, name }) => ({ value: ruleId, label: name }))}
      />
      <FilterSelect
        name="judged"
        label="Judgement"
        all="Judged or not"
        options={judgements.map((value) => ({ value, label: judgedWords[value] }))}
      />
      <FilterClear names={["q", "sample", "week", "userId", "ruleId", "judged"]} />
    </FilterBar>
  );
}
