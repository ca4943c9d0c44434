import { hrefWith, type Query } from "#components/ui/href.ts";
import { formatNumber } from "#components/ui/numbers.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, SortTh, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { WebhookRow } from "#lib/ingest/schema/webhooks.ts";
import { objectWords, resultTones, resultWords } from "./webhook-words.ts";

type WebhookListProps = { webhooks: readonly WebhookRow[]; sort: string; query: Query; now: Date; timeZone: string };
type Head = { sort: string; hrefFor: (next: string) => string };

function Heads(head: Head) {
  return (
    <tr>
      <SortTh column="name" {...head}>
        Name
      </SortTh>
      <Th>Writes</Th>
      <Th className="max-md:hidden">Made by</Th>
      <SortTh column="last" first="desc" {...head}>
        Last delivery
      </SortTh>
      <Th>Result</Th>
      <SortTh column="deliveries" first="desc" numeric {...head}>
        Deliveries, 7 days
      </SortTh>
      <SortTh column="taken" first="desc" numeric {...head}>
        Rows taken
      </SortTh>
      <SortTh column="refused" first="desc" numeric {...head}>
        Rows refused
      </SortTh>
    </tr>
  );
}

/** Every webhook that is received, what it writes and what came in the last seven days; never its secret. */
export function WebhookList({ webhooks, sort, query, now, timeZone }: WebhookListProps) {
  const hrefFor = (next: string) => hrefWith("/sources/webhooks", query, { sort: next, page: null });
  return (
    <Table caption="Webhooks">
      <thead>
        <Heads sort={sort} hrefFor={hrefFor} />
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
