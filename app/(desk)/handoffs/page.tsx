import type { Metadata } from "next";
import { optionsOf } from "#components/accounts/words.ts";
import { HandoffList } from "#components/handoffs/handoff-list.tsx";
import { HandoffTabs } from "#components/handoffs/handoff-tabs.tsx";
import { stateWords } from "#components/handoffs/handoff-words.ts";
import { LivePage } from "#components/live/live-page.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import type { Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { call, currentCaller } from "#lib/call.ts";
import { handoffs } from "#lib/handoffs/procedures.ts";
import { readHandoffQuery } from "#lib/handoffs/schema.ts";

export const metadata: Metadata = { title: "Handoffs" };
const path = "/handoffs";

export default async function HandoffsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const filters = readHandoffQuery(query);
  const sort = readSort(query.sort as string, ["moved", "account", "state"], "-moved");
  const [{ rows, total, asOf }, { role }] = await Promise.all([
    call(handoffs.list, { ...filters, ...sort }),
    currentCaller(),
  ]);
  const { q, state, page, pageSize } = filters;
  const narrowed = q !== "" || state !== null;
  return (
    <>
      <LivePage topics={["handoffs"]} />
      <PageHeader title="Handoffs">
        A deal that is won becomes a draft by itself. Sales writes it, the coordinator passes it on, the CSM accepts it.
      </PageHeader>
      {role !== "specialist" && <HandoffTabs current={path} />}
      <FilterBar label="Search and filter handoffs">
        <SearchBox label="Search handoffs" placeholder="Account, title or person" />
        <FilterSelect name="state" label="State" all="All but withdrawn" options={optionsOf(stateWords)} />
        <FilterClear names={["q", "state"]} />
      </FilterBar>
      {rows.length > 0 && <HandoffList rows={rows} asOf={asOf} sort={sortText(sort)} path={path} query={query} />}
      {rows.length === 0 && narrowed && <NoMatch what="handoffs" clearHref={path} />}
      {rows.length === 0 && !narrowed && (
        <Empty title="Nothing is being handed over">Deals won in the last 30 days appear here by themselves.</Empty>
      )}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
    </>
  );
}
