import type { ReactNode } from "react";
import { interactionKinds, sentiments } from "#lib/engagement/schema/interactions.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { SearchBox } from "../ui/search-box.tsx";
import { AccountFilter } from "./account-filter.tsx";
import { DocumentedDays } from "./documented-days.tsx";
import type { KnownAccount } from "./log-interaction.tsx";
import { kindWords, sentimentWords } from "./words.ts";

type Named = { id: number; name: string };
type DocumentedFiltersProps = {
  people: readonly Named[];
  teams: readonly Named[];
  account: KnownAccount | null;
  from: string | null;
  to: string | null;
  today: string;
  /** What stands beside the filters. */
  children: ReactNode;
};

const named = (list: readonly Named[]) => list.map(({ id, name }) => ({ value: String(id), label: name }));
const names = ["q", "kind", "sentiment", "person", "account", "team", "system", "from", "to"];

/** Search and filters of everything documented; each lives in the address. */
export function DocumentedFilters({ people, teams, account, from, to, today, children }: DocumentedFiltersProps) {
  return (
    <FilterBar label="Search and filter what is documented">
      <SearchBox label="Search interactions" placeholder="Words that were said" />
      <FilterSelect
        name="kind"
        label="Kind"
        all="Every kind"
        options={interactionKinds.map((value) => ({ value, label: kindWords[value] }))}
      />
      <FilterSelect
        name="sentiment"
        label="How it felt"
        all="However it felt"
        options={sentiments.map((value) => ({ value, label: sentimentWords[value] }))}
      />
      <FilterSelect name="person" label="Person" all="Everybody" options={named(people)} />
      <FilterSelect name="team" label="Team" all="All teams" options={named(teams)} />
      <AccountFilter account={account} />
      <FilterSelect
        name="system"
        label="What the system did"
        all="People and system"
        options={[
          { value: "without", label: "People only" },
          { value: "only", label: "System only" },
        ]}
      />
      <DocumentedDays from={from} to={to} today={today} />
      <FilterClear names={names} />
      {children}
    </FilterBar>
  );
}
