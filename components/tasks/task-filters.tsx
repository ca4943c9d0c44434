import { roles } from "#lib/caller.ts";
import { causeWords } from "#lib/tasks/rules.ts";
import { dueChoices, type TaskPage } from "#lib/tasks/schema.ts";
import { optionsOf } from "../accounts/words.ts";
import { roleWords } from "../shell/pages.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { SearchBox } from "../ui/search-box.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { bucketWords } from "./task-words.ts";

/** To do, snoozed, done: with how many there are. */
export function TaskTabs({ counts, view, query }: { counts: TaskPage["counts"]; view: string; query: Query }) {
  const open = counts.overdue + counts.today + counts.week + counts.later;
  const parts = [
    ["open", "To do", open],
    ["snoozed", "Snoozed", counts.snoozed],
    ["done", "Done in 30 days", counts.done],
  ] as const;
  return (
    <Tabs
      label="Tasks"
      tabs={parts.map(([key, label, count]) => ({
        href: hrefWith("/tasks", query, { view: key === "open" ? null : key, page: null, due: null, open: null }),
        label: `${label} ${formatNumber(count)}`,
        current: key === view,
      }))}
    />
  );
}

const filterNames = ["q", "due", "cause", "role", "account"] as const;

export function TaskFilters({ counts, view, team }: { counts: TaskPage["counts"]; view: string; team: boolean }) {
  const dues = dueChoices.map((due) => ({ value: due, label: `${bucketWords[due]} (${formatNumber(counts[due])})` }));
  return (
    <FilterBar label="Search and filter tasks">
      <SearchBox label="Search tasks" placeholder="Task, account or person" />
      {team && (
        <FilterSelect
          name="whose"
          label="Whose"
          all="Mine"
          options={[{ value: "team", label: "Mine and my teams'" }]}
        />
      )}
      {view === "open" && <FilterSelect name="due" label="Due" all="Due any day" options={dues} />}
      <FilterSelect name="cause" label="From" all="From anywhere" options={optionsOf(causeWords)} />
      <FilterSelect
        name="role"
        label="Role"
        all="Any role"
        options={roles.map((role) => ({ value: role, label: roleWords[role] }))}
      />
      <FilterClear names={filterNames} />
    </FilterBar>
  );
}
