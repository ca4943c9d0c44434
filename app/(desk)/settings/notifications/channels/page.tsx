import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { AddChannel } from "#components/notifications/add-channel.tsx";
import { ChannelFilters } from "#components/notifications/channel-filters.tsx";
import { ChannelList } from "#components/notifications/channel-list.tsx";
import { readChannelsQuery } from "#components/notifications/channel-words.ts";
import { NotificationTabs } from "#components/notifications/notification-tabs.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { sortText } from "#components/ui/sort.ts";
import { call, currentCaller } from "#lib/call.ts";
import { notifications } from "#lib/notifications/procedures.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Slack and webhooks" };

const path = "/settings/notifications/channels";

export default async function ChannelsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const asked = readChannelsQuery(query);
  const [{ rows, total }, teams, { role, timeZone }] = await Promise.all([
    call(notifications.channels, asked),
    call(people.teams, {}),
    currentCaller(),
  ]);
  const { page, pageSize } = asked;
  const filtered = asked.search !== "" || asked.type !== null || asked.state !== null;
  const list = { channels: rows, sort: sortText(asked), query, now: new Date(), timeZone };
  const add = <AddChannel teams={teams} />;
  return (
    <>
      <LivePage topics={["channels"]} />
      <PageHeader title="Slack and webhooks" tools={add}>
        Where notifications go beyond the app. None of them says an amount.
      </PageHeader>
      <NotificationTabs current={path} role={role} />
      <ChannelFilters />
      {rows.length > 0 && <ChannelList {...list} />}
      {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
      {total === 0 && filtered && <NoMatch what="channels" clearHref={path} />}
      {total === 0 && !filtered && (
        <Empty title="No channel yet">
          Slack gets a line with a link; a webhook gets the same, signed, for a program.
        </Empty>
      )}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
    </>
  );
}
