import type { Metadata } from "next";
import { ViewsMenu } from "#components/accounts/views-menu.tsx";
import { oneText, pageNumber } from "#components/people/page-number.ts";
import { PeopleList } from "#components/people/people-list.tsx";
import { PeopleTools } from "#components/people/people-tools.tsx";
import { statusWords } from "#components/people/role-words.ts";
import { TeamList } from "#components/people/team-list.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import type { Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { call } from "#lib/call.ts";
import { people } from "#lib/people/procedures.ts";
import type { Person } from "#lib/people/schema.ts";

export const metadata: Metadata = { title: "People" };

const pageSize = 50;
const statuses = Object.entries(statusWords).map(([value, label]) => ({ value, label }));
const isStatus = (typed: string): typed is Person["status"] => typed in statusWords;

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Query & { page?: string }> }) {
  const query = await searchParams;
  const [page, search, typed] = [pageNumber(query.page), oneText(query.q as string), oneText(query.status as string)];
  const filter = { search, status: isStatus(typed) ? typed : null, page, pageSize };
  const [{ rows, total }, teams, views, me] = await Promise.all([
    call(people.list, filter),
    call(people.teams, {}),
    call(accounts.views, { screen: "people" }),
    call(people.me, {}),
  ]);
  const mayChange = me.role === "admin";
  const filtered = search !== "" || filter.status !== null;
  return (
    <>
      <PageHeader title="People" tools={mayChange && <PeopleTools teams={teams} />}>
        Who works here, in which roles and teams.{!mayChange && " An admin changes them."}{" "}
        <TextLink href="/people/covers">Who covers for whom</TextLink>
      </PageHeader>
      <FilterBar>
        <SearchBox label="Search people" placeholder="Name or e-mail" />
        <FilterSelect name="status" label="Status" all="Every status" options={statuses} />
        <FilterClear names={["q", "status"]} />
        <ViewsMenu screen="people" views={views} />
      </FilterBar>
      {rows.length > 0 && <PeopleList people={rows} teams={teams} mayChange={mayChange} timeZone={me.timeZone} />}
      {rows.length === 0 && filtered && <NoMatch what="people" clearHref="/people" />}
      {rows.length === 0 && !filtered && <Empty title="Nobody is on this page">Go back to the first page.</Empty>}
      <Pagination {...pagesOf("/people", query, { page, pageSize, shown: rows.length, total })} />
      <TeamList teams={teams} />
    </>
  );
}
