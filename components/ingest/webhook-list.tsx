import { formatNumber } from "#components/ui/numbers.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { WebhookRow } from "#lib/ingest/schema/webhooks.ts";
import { objectWords, resultTones, resultWords } from "./webhook-words.ts";

type WebhookListProps = { webhooks: readonly WebhookRow[]; now: Date; timeZone: string };

/** Every webhook that is received, what it writes and what came in the last seven days; never its secret. */
export function WebhookList({ webhooks, now, timeZone }: WebhookListProps) {
  return (
    <Table caption="Webhooks">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Writes</Th>
          <Th className="max-md:hidden">Made by</Th>
          <Th>Last delivery</Th>
          <Th>Result</Th>
          <Th numeric>Deliveries, 7 days</Th>
          <Th numeric>Rows taken</Th>
          <Th numeric>Rows refused</Th>
        </tr>
      </thead>
      <tbody>
        {webhooks.map((webhook) => (
          <Tr key={webhook.id}>
            <RowHead>
              <TextLink href={`/sources/webhooks/${webhook.id}`}>{webhook.name}</TextLink>
            </RowHead>
            <Td>{objectWords(webhook.object)}</Td>
            <Td className="max-md:hidden">{webhook.createdBy}</Td>
            <Td className="whitespace-nowrap">
              <RelativeDate at={webhook.lastAt} now={now} timeZone={timeZone} />
            </Td>
            <Td>
              {webhook.lastResult && (
                <Tag tone={resultTones[webhook.lastResult]}>{resultWords[webhook.lastResult]}</Tag>
              )}
            </Td>
            <Td numeric>{formatNumber(webhook.deliveries)}</Td>
            <Td numeric>{formatNumber(webhook.taken)}</Td>
            <Td numeric>{formatNumber(webhook.refused)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
