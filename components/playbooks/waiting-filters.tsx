import { matchLists } from "#lib/playbooks/schema/protocols.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { SearchBox } from "../ui/search-box.tsx";
import type { Option } from "../ui/select.tsx";
import { listWords } from "./protocol-words.ts";

/** Which list, of which protocol; each lives in the address. */
export function WaitingFilters({ protocols }: { protocols: readonly Option[] }) {
  const rest = matchLists.filter((one) => one !== "backlog").map((value) => ({ value, label: listWords[value] }));
  return (
    <FilterBar label="Search and filter">
      <SearchBox label="Search what waits" placeholder="Account or CSM" />
      <FilterSelect name="list" label="List" all={listWords.backlog} options={rest} />
      <FilterSelect name="protocol" label="Protocol" all="Every protocol" options={protocols} />
      <FilterClear names={["q", "list", "protocol"]} />
    </FilterBar>
  );
}
