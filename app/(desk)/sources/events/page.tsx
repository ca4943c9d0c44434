import type { Metadata } from "next";
import { MapName } from "#components/ingest/map-name.tsx";
import { NameFilters } from "#components/ingest/name-filters.tsx";
import { NameList } from "#components/ingest/name-list.tsx";
import { readNameFilters } from "#components/ingest/name-words.ts";
import { NoNames } from "#components/ingest/no-names.tsx";
import { RecountState } from "#components/ingest/recount-state.tsx";
import { RuleList } from "#components/ingest/rule-list.tsx";
import { SourceTabs } from "#components/ingest/source-tabs.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { pageNumber } from "#components/people/page-number.ts";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { call, currentCaller } from "#lib/call.ts";
import { ingest } from "#lib/ingest/procedures.ts";
import { nameSorts } from "#lib/ingest/schema/names.ts";

export const metadata: Metadata = { title: "Event names" };

const pageSize = 50;
const path = "/sources/events";

export default async function EventNamesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const page = pageNumber(query.page as string);
  const filters = readNameFilters(query);
  const sort = readSort(query.sort as string, nameSorts, "-last");
  const [{ rows, total }, { features, rules }, recount, { timeZone }] = await Promise.all([
    call(ingest.names, { ...filters, ...sort, page, pageSize }),
    call(ingest.catalogue, {}),
    call(ingest.recount, {}),
    currentCaller(),
  ]);
  const filtered = filters.search !== "" || filters.featureId !== null;
  const list = { rows, sort: sortText(sort), query, features, now: new Date(), timeZone };
  return (
    <>
      <LivePage topics={["sources"]} underWay={recount?.state === "running"} />
      <PageHeader title="Event names" tools={<MapName features={features} />}>
        Which events are the use of which feature. A change is counted for the past too, as far as raw events are kept.
      </PageHeader>
      <SourceTabs current={path} />
      <RecountState recount={recount} />
      {(total > 0 || filtered) && <NameFilters features={features} />}
      {rows.length > 0 && <NameList {...list} />}
      {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
      {total === 0 && filtered && <NoMatch what="event names" clearHref={path} />}
      {total === 0 && !filtered && <NoNames />}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
      <RuleList rules={rules} />
    </>
  );
}
