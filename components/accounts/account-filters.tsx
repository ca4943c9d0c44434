import { fieldColumn } from "#lib/accounts/rules/field-query.ts";
import { filterNames } from "#lib/accounts/rules/list-query.ts";
import type { Field } from "#lib/accounts/schema/fields.ts";
import type { Facets } from "#lib/accounts/schema.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { MoreFilter, MoreFilters } from "../ui/more-filters.tsx";
import { SearchBox } from "../ui/search-box.tsx";
import { FieldFilters } from "./field-filters.tsx";
import { confidenceWords, forecastWords, optionsOf, renewalWords } from "./words.ts";

const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

type AccountFiltersProps = { facets: Facets; fields: readonly Field[]; begins: "mine" | "all" };

/** Search and filters of the list; each lives in the address. */
export function AccountFilters({ facets, fields, begins }: AccountFiltersProps) {
  const people = facets.owners.map((owner) => ({ value: String(owner.id), label: owner.name }));
  const wider = begins === "mine" ? { value: "all", label: "All owners" } : { value: "mine", label: "My book" };
  const more = lessOften(facets);
  return (
    <FilterBar label="Search and filter accounts">
      <SearchBox label="Search accounts by name" placeholder="Search by name" />
      <FilterSelect
        name="owner"
        label="Owner"
        all={begins === "mine" ? "My book" : "All owners"}
        options={[wider, { value: "none", label: "No owner" }, ...people]}
      />
      {facets.segments.length > 0 && (
        <FilterSelect name="segment" label="Segment" all="All segments" options={plain(facets.segments)} />
      )}
      {facets.tiers.length > 0 && (
        <FilterSelect name="tier" label="Tier" all="All tiers" options={plain(facets.tiers)} />
      )}
      <FilterSelect name="renews" label="Renewal" all="Any renewal" options={optionsOf(renewalWords)} />
      <MoreFilters names={more.map(({ name }) => name)}>
        {more.map((filter) => (
          <MoreFilter key={filter.name} label={filter.label}>
            <FilterSelect {...filter} />
          </MoreFilter>
        ))}
      </MoreFilters>
      {fields.length > 0 && <FieldFilters fields={fields} />}
      <FilterClear names={[...filterNames, ...fields.map(({ id }) => fieldColumn(id))]} />
    </FilterBar>
  );
}

/** What is asked for less often: it stands behind a button, so that the bar is one row. */
function lessOften({ stages }: Facets) {
  const filters = [
    { name: "stage", label: "Stage", all: "All stages", options: plain(stages) },
    { name: "forecast", label: "Forecast", all: "Any forecast", options: optionsOf(forecastWords) },
    { name: "confidence", label: "Confidence", all: "Any confidence", options: optionsOf(confidenceWords) },
    { name: "paying", label: "Paying", all: "Paying or not", options: optionsOf({ yes: "Paying", no: "Not paying" }) },
    {
      name: "churned",
      label: "Churned",
      all: "Without churned",
      options: optionsOf({ all: "With churned", only: "Only churned" }),
    },
  ];
  return filters.filter(({ name }) => name !== "stage" || stages.length > 1);
}
