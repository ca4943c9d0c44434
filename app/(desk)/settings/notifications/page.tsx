import type { Metadata } from "next";
import { DigestForm } from "#components/notifications/digest-form.tsx";
import { DigestList } from "#components/notifications/digest-list.tsx";
import { MuteList } from "#components/notifications/mute-list.tsx";
import { NotificationTabs } from "#components/notifications/notification-tabs.tsx";
import { oneText, pageNumber } from "#components/people/page-number.ts";
import { FilterBar } from "#components/ui/filter-bar.tsx";
import type { Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader, Section } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { notifications } from "#lib/notifications/procedures.ts";

export const metadata: Metadata = { title: "Notifications" };

const path = "/settings/notifications";
const pageSize = 20;

export default async function NotificationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const [search, page, digestId] = [oneText(query.q as string), pageNumber(query.page as string), Number(query.digest)];
  const [times, mutes, { rows, total }, open, { role, timeZone }] = await Promise.all([
    call(notifications.myDigest, {}),
    call(notifications.mutes, {}),
    call(notifications.digests, { search, page, pageSize }),
    Number.isInteger(digestId) && digestId > 0 ? call(notifications.digest, { digestId }) : null,
    currentCaller(),
  ]);
  return (
    <>
      <PageHeader title="Notifications">What reaches you, and how. Everything is in the inbox too.</PageHeader>
      <NotificationTabs current={path} role={role} />
      <div className="grid gap-8">
        <Section title="Digest">
          <DigestForm key={JSON.stringify(times)} times={times} />
        </Section>
        <Section title="Muted">
          <MuteList mutes={mutes} />
        </Section>
        <Section title="Past digests">
          <FilterBar label="Search past digests">
            <SearchBox label="Search past digests" placeholder="Words in a digest" />
          </FilterBar>
          {rows.length > 0 && <DigestList digests={rows} open={open} query={query} timeZone={timeZone} />}
          {rows.length === 0 && search && <NoMatch what="digests" clearHref={path} />}
          {total === 0 && !search && <p className="text-ink-2">None yet: the first comes when something is new.</p>}
          {total > pageSize && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
        </Section>
      </div>
    </>
  );
}
