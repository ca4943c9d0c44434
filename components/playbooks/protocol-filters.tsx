import { protocolModes } from "#lib/playbooks/schema.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { SearchBox } from "../ui/search-box.tsx";
import { modeWords } from "./protocol-words.ts";

/** Search and filter of the protocols; each lives in the address. */
export function ProtocolFilters() {
  return (
    <FilterBar label="Search and filter protocols">
      <SearchBox label="Search protocols" placeholder="Protocol" />
      <FilterSelect
        name="mode"
        label="Mode"
        all="Any mode"
        options={protocolModes.map((value) => ({ value, label: modeWords[value] }))}
      />
      <FilterClear names={["q", "mode"]} />
    </FilterBar>
  );
}
