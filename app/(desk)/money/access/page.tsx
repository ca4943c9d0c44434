import type { Metadata } from "next";
import { AccessList } from "#components/finance/access-list.tsx";
import { MoneyTabs } from "#components/finance/money-tabs.tsx";
import { oneText, pageNumber } from "#components/people/page-number.ts";
import { Empty } from "#components/ui/empty.tsx";
import { FilterBar, FilterClear } from "#components/ui/filter-bar.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { call } from "#lib/call.ts";
import { finance } from "#lib/finance/procedures.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Access log" };

const pageSize = 50;
const own = "What you read, and when.";
const whose = {
  admin: "Who read whose amounts, and when.",
  manager: "What you read, and what those read to whom you gave a grant.",
  coordinator: own,
  csm: own,
  specialist: own,
};

export default async function AccessPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const [page, search] = [pageNumber(query.page as string), oneText(query.q as string)];
  const [rows, me] = await Promise.all([call(finance.access, { search, page, pageSize }), call(people.me, {})]);
  const hrefOf = (next: number) => hrefWith("/money/access", query, { page: next > 1 ? next : null });
  const from = (page - 1) * pageSize;
  return (
    <>
      <PageHeader title="Access log">{whose[me.role]} The log only grows.</PageHeader>
      <MoneyTabs current="/money/access" />
      <FilterBar label="Search the log">
        <SearchBox label="Search the log" placeholder="Person or account" />
        <FilterClear names={["q"]} />
      </FilterBar>
      {rows.length > 0 && <AccessList rows={rows} timeZone={me.timeZone} />}
      {rows.length === 0 && search && <NoMatch what="reads" clearHref="/money/access" />}
      {rows.length === 0 && !search && (
        <Empty title="Nothing here">
          {page > 1 ? "Go back to the first page." : "Nobody has read an amount so far."}
        </Empty>
      )}
      <Pagination
        from={rows.length && from + 1}
        to={rows.length && from + rows.length}
        previousHref={page > 1 ? hrefOf(page - 1) : undefined}
        nextHref={rows.length === pageSize ? hrefOf(page + 1) : undefined}
      />
    </>
  );
}
