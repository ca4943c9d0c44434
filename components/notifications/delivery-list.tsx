import type { DeliveryRow } from "#lib/notifications/schema/channels.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { ActionsTh, RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { stateWords } from "./channel-words.ts";
import { SendAgain } from "./send-again.tsx";

type DeliveryListProps = { channelId: number; deliveries: readonly DeliveryRow[]; now: Date; timeZone: string };

/** What went to a channel, what became of it, and when it is tried next. */
export function DeliveryList({ channelId, deliveries, now, timeZone }: DeliveryListProps) {
  return (
    <Table caption="Deliveries">
      <thead>
        <tr>
          <Th>What</Th>
          <Th>State</Th>
          <Th numeric className="max-sm:hidden">
            Attempts
          </Th>
          <Th className="max-sm:hidden">Made</Th>
          <Th className="max-sm:hidden">Next or done</Th>
          <ActionsTh />
        </tr>
      </thead>
      <tbody>
        {deliveries.map(({ id, title, href, state, attempts, problem, createdAt, nextAt, sentAt }) => (
          <Tr key={id}>
            <RowHead className="w-full sm:min-w-48">
              <TextLink href={href}>{title}</TextLink>
              <span className="block break-all font-normal text-ink-3 text-xs">{id}</span>
              {problem && <span className="block font-normal text-ink-2 text-sm">{problem}</span>}
            </RowHead>
            <Td>
              <Tag tone={stateWords[state].tone}>{stateWords[state].word}</Tag>
            </Td>
            <Td numeric className="max-sm:hidden">
              {formatNumber(attempts)}
            </Td>
            <Td className="whitespace-nowrap max-sm:hidden">
              <RelativeDate at={createdAt} now={now} timeZone={timeZone} />
            </Td>
            <Td className="whitespace-nowrap max-sm:hidden">
              {(sentAt ?? nextAt) ? <RelativeDate at={sentAt ?? nextAt} now={now} timeZone={timeZone} /> : "–"}
            </Td>
            <Td className="text-right">
              {state === "dead" && (
                <SendAgain channelId={channelId} deliveryIds={[id]} label={`Send again: ${title}`} />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
