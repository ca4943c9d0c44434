import { type CauseKind, causeKinds, type Moves, type Reason, reasons } from "#lib/health/schema/moves.ts";
import { type Band, bandSchema } from "#lib/health/schema.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { stateWords } from "../ui/state-mark.tsx";
import { kindWords, reasonWords } from "./moves-words.ts";

const bands = bandSchema.options.map((value: Band) => ({ value, label: stateWords[value] }));

/** Which of the moves are listed: by the two bands, the kind of cause and the leading measure. */
export function MovesRowFilters({ measures, reason }: Pick<Moves, "measures"> & { reason: Reason | undefined }) {
  return (
    <FilterBar label="Which moves">
      <FilterSelect name="was" label="Band before" all="From any band" options={bands} />
      <FilterSelect name="is" label="Band after" all="To any band" options={bands} />
      <FilterSelect
        name="kind"
        label="Cause"
        all="Any cause"
        options={causeKinds.map((value: CauseKind) => ({ value, label: kindWords[value] }))}
      />
      <FilterSelect
        name="measure"
        label="Leading measure"
        all="Any leading measure"
        options={measures.map(({ measure, label }) => ({ value: measure ?? "none", label }))}
      />
      {reason !== undefined && (
        <FilterSelect
          name="reason"
          label="Reason"
          all="Any reason"
          options={reasons.map((value) => ({ value, label: reasonWords[value] }))}
        />
      )}
      <FilterClear names={["was", "is", "kind", "measure", "reason"]} />
    </FilterBar>
  );
}
