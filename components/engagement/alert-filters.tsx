import { verdicts } from "#lib/engagement/rules/alert-precision.ts";
import type { AlertPrecision } from "#lib/engagement/schema/alerts.ts";
import { dimensions } from "#lib/health/schema.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { dimensionWord, verdictWords } from "./alert-words.ts";

/** Version, period, leading reason and answer; all of it lives in the address. */
export function AlertFilters({ found, dimension }: { found: AlertPrecision; dimension: string | undefined }) {
  const others = found.versions.filter((version) => version !== found.current);
  const measures = found.measures.filter((measure) => dimension === undefined || measure.dimension === dimension);
  return (
    <FilterBar label="Which alerts">
      <FilterSelect
        name="version"
        label="Version of the model"
        all={found.current === null ? "Version in use" : `v${found.current}, in use`}
        options={[
          ...others.map((version) => ({ value: String(version), label: `v${version}` })),
          { value: "all", label: "All versions" },
        ]}
      />
      <FilterSelect
        name="days"
        label="Period"
        all="90 days"
        options={[
          { value: "30", label: "30 days" },
          { value: "365", label: "12 months" },
        ]}
      />
      <FilterSelect
        name="dimension"
        label="Dimension"
        all="All dimensions"
        options={[
          ...dimensions.map((key) => ({ value: key, label: dimensionWord(key) })),
          { value: "none", label: dimensionWord(null) },
        ]}
      />
      <FilterSelect
        name="measure"
        label="Leading reason"
        all="Any leading reason"
        options={measures.map(({ key, label }) => ({ value: key, label }))}
      />
      <FilterSelect
        name="verdict"
        label="Answer"
        all="Any answer"
        options={verdicts.map((value) => ({ value, label: verdictWords[value] }))}
      />
      <FilterClear names={["version", "days", "dimension", "measure", "verdict"]} />
    </FilterBar>
  );
}
