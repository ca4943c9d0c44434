import type { Metadata } from "next";
import { CoverList } from "#components/accounts/cover-list.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { oneText, pageNumber } from "#components/people/page-number.ts";
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
import { call, currentCaller } from "#lib/call.ts";

export const metadata: Metadata = { title: "Covers" };
const [path, pageSize] = ["/people/covers", 50];

export default async function CoversPage({ searchParams }: { searchParams: Promise<Query & { page?: string }> }) {
  const [query, { role }] = await Promise.all([searchParams, currentCaller()]);
  const [page, q, mine] = [pageNumber(query.page), oneText(query.q as string), query.whose === "mine"];
  const { rows, total } = await call(accounts.covers, { q, mine, page, pageSize });
  return (
    <>
      <LivePage topics={["accounts"]} />
      <PageHeader title="Covers" crumb={role !== "csm" && <TextLink href="/people">People</TextLink>}>
        Who works whose accounts while their owner is away. On Accounts, select some and choose “Cover…” to start one.
      </PageHeader>
      <FilterBar label="Search covers">
        <SearchBox label="Search covers" placeholder="Colleague, owner or account" />
        <FilterSelect name="whose" label="Whose" all="Everybody's" options={[{ value: "mine", label: "Mine" }]} />
        <FilterClear names={["q", "whose"]} />
      </FilterBar>
      {rows.length > 0 && <CoverList rows={rows} />}
      {rows.length === 0 && (q !== "" || mine) && <NoMatch what="covers" clearHref={path} />}
      {rows.length === 0 && q === "" && !mine && (
        <Empty title="Nobody covers for anybody">Every account is worked by its owner alone.</Empty>
      )}
      <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />
    </>
  );
}
