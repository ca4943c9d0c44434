import { filterNames } from "#lib/adoption/rules/address.ts";
import { type AdoptionOverview, noSegment, quietKinds } from "#lib/adoption/schema/list.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { MoreFilter, MoreFilters } from "../ui/more-filters.tsx";
import { SearchBox } from "../ui/search-box.tsx";
import { quietWords } from "./adoption-words.ts";

/** `past`: only what does not depend on present figures. */
type AdoptionFiltersProps = { overview: AdoptionOverview; begins: "mine" | "all"; past?: boolean };
type Choice = { id: string | number; name: string };

const options = (list: readonly Choice[]) => list.map(({ id, name }) => ({ value: String(id), label: name }));
const renewals = [
  { value: "30", label: "Within 30 days" },
  { value: "60", label: "Within 60 days" },
  { value: "90", label: "Within 90 days" },
  { value: "overdue", label: "Overdue" },
  { value: "none", label: "No date" },
];

/** Which accounts; each choice lives in the address. */
export function AdoptionFilters({ overview, begins, past = false }: AdoptionFiltersProps) {
  const { choices } = overview;
  const wider = begins === "mine" ? { value: "all", label: "All owners" } : { value: "mine", label: "My book" };
  const owners = [wider, { value: "none", label: "No owner" }, ...options(choices.owners)];
  const segments = [...options(choices.segments), { value: noSegment, label: "No segment" }];
  const tier = { name: "tier", label: "Tier", all: "All tiers", options: options(choices.tiers) };
  const more = past ? [tier] : [tier, ...ofUse(overview)];
  return (
    <FilterBar label="Search and filter accounts">
      <SearchBox label="Search accounts by name" placeholder="Search by name" />
      <FilterSelect name="owner" label="Owner" all={begins === "mine" ? "My book" : "All owners"} options={owners} />
      <FilterSelect name="team" label="Team" all="All teams" options={options(choices.teams)} />
      <FilterSelect name="segment" label="Segment" all="All segments" options={segments} />
      <FilterSelect name="plan" label="Plan" all="All plans" options={options(choices.plans)} />
      <FilterSelect name="renews" label="Renewal" all="Any renewal" options={renewals} />
      <MoreFilters names={more.map(({ name }) => name)}>
        {more.map((filter) => (
          <MoreFilter key={filter.name} label={filter.label}>
            <FilterSelect {...filter} />
          </MoreFilter>
        ))}
      </MoreFilters>
      <FilterClear names={filterNames} />
    </FilterBar>
  );
}

const ofUse = ({ features }: AdoptionOverview) => [
  { name: "uses", label: "Uses", all: "Any feature", options: options(features) },
  { name: "unused", label: "Pays, unused", all: "Any feature", options: options(features) },
  {
    name: "quiet",
    label: "Gone quiet",
    all: "Quiet or not",
    options: [
      { value: "any", label: "Silent or falling" },
      ...quietKinds.map((kind) => ({ value: kind, label: quietWords[kind] })),
    ],
  },
];
