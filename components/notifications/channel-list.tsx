import type { ChannelRow } from "#lib/notifications/schema/channels.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, SortTh, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { typeWords, wantWords } from "./channel-words.ts";

const path = "/settings/notifications/channels";
type ChannelListProps = { channels: readonly ChannelRow[]; sort: string; query: Query; now: Date; timeZone: string };

/** Every channel: what it gets, what arrived last, what was given up; never its address or secret. */
export function ChannelList({ channels, sort, query, now, timeZone }: ChannelListProps) {
  const head = { sort, hrefFor: (next: string) => hrefWith(path, query, { sort: next, page: null }) };
  return (
    <Table caption="Channels">
      <thead>
        <tr>
          <SortTh column="name" {...head}>
            Name
          </SortTh>
          <SortTh column="type" {...head}>
            Type
          </SortTh>
          <Th>State</Th>
          <Th className="max-md:hidden">Gets</Th>
          <SortTh column="last" first="desc" {...head}>
            Last arrived
          </SortTh>
          <Th numeric>Waiting</Th>
          <SortTh column="dead" first="desc" numeric {...head}>
            Given up
          </SortTh>
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => (
          <Tr key={channel.id}>
            <RowHead>
              <TextLink href={`${path}/${channel.id}`}>{channel.name}</TextLink>
              <span className="block font-normal text-ink-3 text-xs">{channel.host}</span>
            </RowHead>
            <Td>{typeWords[channel.type]}</Td>
            <Td>{channel.pausedAt ? <Tag tone="watch">▲ Paused</Tag> : <Tag tone="healthy">● On</Tag>}</Td>
            <Td className="max-md:hidden">{wantWords(channel)}</Td>
            <Td className="whitespace-nowrap">
              <RelativeDate at={channel.lastSentAt} now={now} timeZone={timeZone} />
            </Td>
            <Td numeric>{formatNumber(channel.waiting)}</Td>
            <Td numeric>{formatNumber(channel.dead)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
