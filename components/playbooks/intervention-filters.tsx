import { interventionStates } from "#lib/playbooks/schema.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { SearchBox } from "../ui/search-box.tsx";
import type { Option } from "../ui/select.tsx";
import { stateWords } from "./protocol-words.ts";

/** Search and filters of the interventions; each lives in the address. */
export function InterventionFilters({ protocols }: { protocols: readonly Option[] }) {
  return (
    <FilterBar label="Search and filter interventions">
      <SearchBox label="Search interventions" placeholder="Account, CSM or protocol" />
      <FilterSelect
        name="state"
        label="State"
        all="Open and ended"
        options={interventionStates.map((value) => ({ value, label: stateWords[value] }))}
      />
      <FilterSelect name="protocol" label="Protocol" all="Every protocol" options={protocols} />
      <FilterSelect name="mine" label="Whose" all="Everybody’s" options={[{ value: "yes", label: "Mine" }]} />
      <FilterClear names={["q", "state", "protocol", "mine"]} />
    </FilterBar>
  );
}
