import type { Metadata } from "next";
import { NewSource } from "#components/ingest/new-source.tsx";
import { SourceFilters } from "#components/ingest/source-filters.tsx";
import { SourceList } from "#components/ingest/source-list.tsx";
import { SourceTabs } from "#components/ingest/source-tabs.tsx";
import { readSourceFilters } from "#components/ingest/source-words.ts";
import { LivePage } from "#components/live/live-page.tsx";
import { pageNumber } from "#components/people/page-number.ts";
import { Empty } from "#components/ui/empty.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { call, currentCaller } from "#lib/call.ts";
import { ingest } from "#lib/ingest/procedures.ts";
import { sourceSorts } from "#lib/ingest/schema/sources.ts";

export const metadata: Metadata = { title: "Sources" };

const pageSize = 50;
const path = "/sources";

export default async function SourcesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const page = pageNumber(query.page as string);
  const filters = readSourceFilters(query);
  const sort = readSort(query.sort as string, sourceSorts, "-last");
  const asked = { ...filters, ...sort, page, pageSize };
  const [{ rows, total }, { timeZone }] = await Promise.all([call(ingest.sources, asked), currentCaller()]);
  const filtered = filters.search !== "" || filters.state !== null;
  return (
    <>
      <LivePage topics={["sources"]} />
      <PageHeader title="Sources" tools={<NewSource />}>
        Where the events of your product come from. Each has a key of its own.
      </PageHeader>
      <SourceTabs current={path} />
      {(total > 0 || filtered) && <SourceFilters />}
      {rows.length > 0 && (
        <SourceList sources={rows} sort={sortText(sort)} query={query} now={new Date()} timeZone={timeZone} />
      )}
      {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
      {total === 0 && filtered && <NoMatch what="sources" clearHref={path} />}
      {total === 0 && !filtered && (
        <Empty title="No source yet" action={<NewSource />}>
          Make one, give its key to the Segment-compatible SDK you already use, and events arrive here.
        </Empty>
      )}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
    </>
  );
}
