import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { SearchBox } from "../ui/search-box.tsx";

const types = [
  { value: "slack", label: "Slack" },
  { value: "webhook", label: "Webhook" },
];
const states = [
  { value: "on", label: "On" },
  { value: "paused", label: "Paused" },
];

export function ChannelFilters() {
  return (
    <FilterBar label="Search and filter channels">
      <SearchBox label="Search channels" placeholder="Name or host" />
      <FilterSelect name="type" label="Type" all="Every type" options={types} />
      <FilterSelect name="state" label="State" all="Every state" options={states} />
      <FilterClear names={["q", "type", "state"]} />
    </FilterBar>
  );
}
