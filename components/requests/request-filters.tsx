import { channelWords, stateWords } from "#lib/requests/rules.ts";
import type { RequestPage, ScopeArea } from "#lib/requests/schema.ts";
import { optionsOf } from "../accounts/words.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { formatNumber } from "../ui/numbers.ts";
import { SearchBox } from "../ui/search-box.tsx";

export function RequestFilters({ areas }: { areas: readonly ScopeArea[] }) {
  return (
    <FilterBar label="Search and filter requests">
      <SearchBox label="Search requests" placeholder="Words, account or person" />
      <FilterSelect name="state" label="Outcome" all="Any outcome" options={optionsOf(stateWords)} />
      <FilterSelect
        name="area"
        label="Area"
        all="Any area"
        options={areas.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <FilterSelect name="channel" label="Channel" all="Any channel" options={optionsOf(channelWords)} />
      <FilterClear names={["q", "state", "area", "channel", "account"]} />
    </FilterBar>
  );
}

/** How many of which kind, of all that match the search. */
export function RequestKinds({ kinds }: { kinds: RequestPage["kinds"] }) {
  if (kinds.length === 0) return null;
  return (
    <ul aria-label="How many of which kind" className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-sm">
      {kinds.map(({ areaId, name, inside, count }) => (
        <li key={areaId}>
          <strong className="font-strong">{formatNumber(count)}</strong> {name}{" "}
          <span className="text-ink-3">{inside ? "in scope" : "out of scope"}</span>
        </li>
      ))}
    </ul>
  );
}
