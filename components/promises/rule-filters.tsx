import { type PromiseVerdict, promiseCategories } from "#lib/promises/schema.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { SearchBox } from "../ui/search-box.tsx";
import { categoryWords, verdictWords } from "./promise-words.ts";

const verdicts = (["never", "needs-escalation"] satisfies PromiseVerdict[]).map((value) => ({
  value,
  label: verdictWords[value],
}));

/** Search and filters of the rules; each lives in the address. */
export function RuleFilters() {
  return (
    <FilterBar label="Search and filter rules">
      <SearchBox label="Search rules" placeholder="Rule, reason or wording" />
      <FilterSelect
        name="category"
        label="Category"
        all="All categories"
        options={promiseCategories.map((value) => ({ value, label: categoryWords[value] }))}
      />
      <FilterSelect name="verdict" label="Verdict" all="Any verdict" options={verdicts} />
      <FilterSelect
        name="tests"
        label="Own tests"
        all="Any tests"
        options={[
          { value: "passed", label: "Tests pass" },
          { value: "failed", label: "Tests fail" },
        ]}
      />
      <FilterClear names={["q", "category", "verdict", "tests"]} />
    </FilterBar>
  );
}
