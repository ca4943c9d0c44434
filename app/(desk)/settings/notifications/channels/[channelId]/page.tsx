import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LivePage } from "#components/live/live-page.tsx";
import { ChannelTools } from "#components/notifications/channel-tools.tsx";
import { typeWords, wantWords } from "#components/notifications/channel-words.ts";
import { DeliveryFilters } from "#components/notifications/delivery-filters.tsx";
import { DeliveryList } from "#components/notifications/delivery-list.tsx";
import { NoDeliveries } from "#components/notifications/no-deliveries.tsx";
import { oneText, pageNumber } from "#components/people/page-number.ts";
import { Banner } from "#components/ui/banner.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { notifications } from "#lib/notifications/procedures.ts";
import { deliveryStates } from "#lib/notifications/schema/channels.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Channel" };

const list = "/settings/notifications/channels";
const pageSize = 50;
type Props = { params: Promise<{ channelId: string }>; searchParams: Promise<Query> };

export default async function ChannelPage({ params, searchParams }: Props) {
  const [{ channelId: typed }, query] = await Promise.all([params, searchParams]);
  const channelId = Number(typed);
  if (!Number.isInteger(channelId) || channelId < 1 || channelId > 2_147_483_647) notFound();
  const state = deliveryStates.find((one) => one === query.state) ?? null;
  const [search, page] = [oneText(query.q as string), pageNumber(query.page as string)];
  const asked = { channelId, state, search, page, pageSize };
  const channel = await call(notifications.channel, { channelId });
  const [{ rows, total }, teams, { timeZone }] = await Promise.all([
    call(notifications.deliveries, asked),
    call(people.teams, {}),
    currentCaller(),
  ]);
  const crumb = <TextLink href={list}>Slack and webhooks</TextLink>;
  return (
    <>
      <LivePage topics={["channels"]} />
      <PageHeader crumb={crumb} title={channel.name} tools={<ChannelTools channel={channel} teams={teams} />}>
        {typeWords[channel.type]} at {channel.host}. {wantWords(channel)}.
      </PageHeader>
      {channel.pausedAt && <Banner tone="warning">Paused. {channel.pausedBecause}</Banner>}
      <DeliveryFilters />
      {rows.length > 0 && <DeliveryList channelId={channelId} deliveries={rows} now={new Date()} timeZone={timeZone} />}
      {total === 0 && <NoDeliveries filtered={search !== "" || state !== null} clearHref={`${list}/${channelId}`} />}
      {total > 0 && (
        <Pagination {...pagesOf(`${list}/${channelId}`, query, { page, pageSize, shown: rows.length, total })} />
      )}
    </>
  );
}
