import { roleWords } from "#components/shell/pages.ts";
import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { AuditDays } from "./audit-days.tsx";
import { auditFilterNames, kindWords, outcomeGroups, tableWords } from "./audit-words.ts";

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

type AuditFiltersProps = {
  people: readonly { id: number; name: string }[];
  tables: readonly string[];
  from: string | null;
  to: string | null;
  today: string;
};

/** Search, filters and period of the log; each lives in the address. */
export function AuditFilters({ people, tables, from, to, today }: AuditFiltersProps) {
  return (
    <>
      <FilterBar label="Search and filter the log">
        <SearchBox label="Search the log" placeholder="Person, account or action" />
        {people.length > 1 && (
          <FilterSelect
            name="user"
            label="Person"
            all="Everybody"
            options={people.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        )}
        <FilterSelect name="role" label="Role" all="Any role" options={optionsOf(roleWords)} />
        <FilterSelect name="kind" label="Kind" all="Actions and changes" options={optionsOf(kindWords)} />
        <FilterSelect
          name="table"
          label="Changes of"
          all="Any rows"
          options={tables.map((value) => ({ value, label: tableWords(value) }))}
        />
        <FilterSelect name="outcome" label="Outcome" all="Any outcome" options={optionsOf(outcomeGroups)} />
        <FilterClear names={auditFilterNames} />
      </FilterBar>
      <div className="no-print pb-3">
        <AuditDays from={from} to={to} today={today} />
      </div>
    </>
  );
}
