import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { AddTask } from "#components/tasks/add-task.tsx";
import { NoTasks } from "#components/tasks/no-tasks.tsx";
import { TaskFilters, TaskTabs } from "#components/tasks/task-filters.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import type { Query } from "#components/ui/href.ts";
import { formatNumber } from "#components/ui/numbers.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { call, currentCaller } from "#lib/call.ts";
import { tasks } from "#lib/tasks/procedures.ts";
import { readTaskQuery, taskSorts } from "#lib/tasks/schema.ts";

export const metadata: Metadata = { title: "Tasks" };
const path = "/tasks";

export default async function TasksPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [query, { role }] = await Promise.all([searchParams, currentCaller()]);
  const filters = readTaskQuery(query);
  const sort = readSort(query.sort as string, taskSorts, "due");
  const { rows, total, counts, asOf } = await call(tasks.list, { ...filters, ...sort });
  const { q, accountId, cause, role: forRole, due, view, page, pageSize } = filters;
  const narrowed = [q || null, accountId, cause, forRole, due].some((value) => value !== null);
  const key = JSON.stringify([filters, sort]);
  return (
    <>
      <LivePage topics={["tasks"]} />
      <PageHeader title="Tasks" tools={<AddTask variant="primary" />}>
        {formatNumber(counts.overdue)} overdue, {formatNumber(counts.today)} due today, {formatNumber(counts.week)} more
        this week.
      </PageHeader>
      <TaskTabs counts={counts} view={view} query={query} />
      <TaskFilters counts={counts} view={view} team={role === "manager"} />
      {rows.length > 0 && (
        <TaskList
          key={key}
          rows={rows}
          asOf={asOf}
          sort={sortText(sort)}
          path={path}
          query={query}
          openId={Number(query.open) || null}
        />
      )}
      {rows.length === 0 && <NoTasks view={view} narrowed={narrowed} />}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
    </>
  );
}
