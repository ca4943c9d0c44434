import type { Metadata } from "next";
import { InboxFilters } from "#components/notifications/inbox-filters.tsx";
import { InboxList } from "#components/notifications/inbox-list.tsx";
import { readInboxQuery } from "#components/notifications/inbox-words.ts";
import { NoLines } from "#components/notifications/no-lines.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { notifications } from "#lib/notifications/procedures.ts";

export const metadata: Metadata = { title: "Inbox" };

const path = "/inbox";

export default async function InboxPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const asked = readInboxQuery(query);
  const [{ rows, total }, { timeZone }] = await Promise.all([call(notifications.inbox, asked), currentCaller()]);
  const { view, page, pageSize } = asked;
  const filtered = asked.search !== "" || asked.kind !== null;
  return (
    <>
      <PageHeader title="Inbox" tools={<TextLink href="/settings/notifications">What reaches me, and how</TextLink>}>
        What happened that concerns you. Each line leads to its cause.
      </PageHeader>
      <InboxFilters view={view} query={query} />
      {rows.length > 0 && (
        <InboxList
          key={view}
          rows={rows}
          view={view}
          place={JSON.stringify(asked)}
          now={new Date()}
          timeZone={timeZone}
        />
      )}
      {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
      {total === 0 && filtered && <NoMatch what="lines" clearHref={hrefWith(path, { view: query.view })} />}
      {total === 0 && !filtered && <NoLines view={view} />}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
    </>
  );
}
