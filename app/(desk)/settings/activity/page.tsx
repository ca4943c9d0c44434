import type { Metadata } from "next";
import { ActivityList } from "#components/audit/activity-list.tsx";
import { oneText, pageNumber } from "#components/people/page-number.ts";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { FilterBar } from "#components/ui/filter-bar.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { audit } from "#lib/audit/procedures.ts";
import { call } from "#lib/call.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Activity" };

const pageSize = 50;
const whose = {
  admin: "What everybody changed, and what was refused.",
  manager: "What you and the people of your teams changed, and what was refused.",
  coordinator: "What you changed and what happened to escalations.",
  csm: "What you changed, and what was refused.",
  specialist: "What you changed, and what was refused.",
};

export default async function ActivityPage({ searchParams }: { searchParams: Promise<Query & { page?: string }> }) {
  const query = await searchParams;
  const [page, search] = [pageNumber(query.page), oneText(query.q as string)];
  const [rows, me] = await Promise.all([call(audit.list, { search, page, pageSize }), call(people.me, {})]);
  const hrefOf = (next: number) => hrefWith("/settings/activity", query, { page: next > 1 ? next : null });
  const from = (page - 1) * pageSize;
  return (
    <>
      <PageHeader title="Activity">{whose[me.role]} The log only grows.</PageHeader>
      <SettingsTabs current="/settings/activity" role={me.role} />
      <FilterBar>
        <SearchBox label="Search person, action or number" />
      </FilterBar>
      {rows.length > 0 && <ActivityList rows={rows} timeZone={me.timeZone} />}
      {rows.length === 0 && search && <NoMatch what="entries" clearHref="/settings/activity" />}
      {rows.length === 0 && !search && <Empty title="Nothing here yet">The first change you make appears here.</Empty>}
      <Pagination
        from={rows.length && from + 1}
        to={rows.length && from + rows.length}
        previousHref={page > 1 ? hrefOf(page - 1) : undefined}
        nextHref={rows.length === pageSize ? hrefOf(page + 1) : undefined}
      />
    </>
  );
}
