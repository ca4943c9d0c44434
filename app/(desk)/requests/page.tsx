import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { RequestExport } from "#components/requests/request-export.tsx";
import { RequestFilters, RequestKinds } from "#components/requests/request-filters.tsx";
import { RequestList } from "#components/requests/request-list.tsx";
import { Empty } from "#components/ui/empty.tsx";
import type { Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { formatNumber } from "#components/ui/numbers.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { call } from "#lib/call.ts";
import { requests } from "#lib/requests/procedures.ts";
import { readRequestQuery, requestSorts } from "#lib/requests/schema.ts";

export const metadata: Metadata = { title: "Requests" };
const path = "/requests";

export default async function RequestsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const filters = readRequestQuery(query);
  const sort = readSort(query.sort as string, requestSorts, "-logged");
  const [{ rows, total, counts, kinds, asOf }, areas] = await Promise.all([
    call(requests.list, { ...filters, ...sort }),
    call(requests.areas, {}),
  ]);
  const { page, pageSize, ...narrowing } = filters;
  const narrowed = Object.values(narrowing).some((value) => value !== null && value !== "");
  const table = { asOf, path, query, sort: sortText(sort) };
  return (
    <>
      <LivePage topics={["requests", "tasks", "escalations"]} />
      <PageHeader title="Requests" tools={<RequestExport input={{ ...narrowing, ...sort }} />}>
        {formatNumber(counts.open)} to judge, {formatNumber(counts.inside)} in scope, {formatNumber(counts.outside)} out
        of scope. Log one on the account that it came from.
      </PageHeader>
      <RequestFilters areas={areas} />
      <RequestKinds kinds={kinds} />
      {rows.length > 0 && <RequestList rows={rows} {...table} />}
      {rows.length === 0 && narrowed && <NoMatch what="requests" clearHref={path} />}
      {rows.length === 0 && !narrowed && (
        <Empty title="No request is on record">On an account, Timeline, log what the customer asked for.</Empty>
      )}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
    </>
  );
}
