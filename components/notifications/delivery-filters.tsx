import { deliveryStates } from "#lib/notifications/schema/channels.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { SearchBox } from "../ui/search-box.tsx";
import { stateWords } from "./channel-words.ts";

const options = deliveryStates.map((value) => ({ value, label: stateWords[value].word }));

export function DeliveryFilters() {
  return (
    <FilterBar label="Search and filter deliveries">
      <SearchBox label="Search deliveries" placeholder="Title" />
      <FilterSelect name="state" label="State" all="Every state" options={options} />
      <FilterClear names={["q", "state"]} />
    </FilterBar>
  );
}
