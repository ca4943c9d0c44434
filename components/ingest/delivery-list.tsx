import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import { formatNumber } from "#components/ui/numbers.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Delivery, WebhookRow } from "#lib/ingest/schema/webhooks.ts";
import { resultTones, resultWords } from "./webhook-words.ts";

type DeliveryListProps = { deliveries: readonly Delivery[]; now: Date; timeZone: string };

const results = Object.entries(resultWords).map(([value, label]) => ({ value, label }));

export function DeliveryFilters() {
  return (
    <FilterBar label="Filter deliveries">
      <FilterSelect name="result" label="Result" all="Every result" options={results} />
      <FilterClear names={["result"]} />
    </FilterBar>
  );
}

/** What a webhook received, the latest first, with what became of its rows and why not of all. */
export function DeliveryList({ deliveries, now, timeZone }: DeliveryListProps) {
  return (
    <Table caption="Deliveries">
      <thead>
        <tr>
          <Th>Message</Th>
          <Th>Type</Th>
          <Th>Received</Th>
          <Th>Result</Th>
          <Th numeric>Rows taken</Th>
          <Th numeric>Rows refused</Th>
          <Th>Why</Th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <Tr key={delivery.messageId} className="[&_td]:align-baseline">
            <RowHead className="min-w-36 break-all align-baseline! font-mono text-xs">{delivery.messageId}</RowHead>
            <Td className="min-w-56 wrap-anywhere">{delivery.type}</Td>
            <Td className="whitespace-nowrap">
              <RelativeDate at={delivery.receivedAt} now={now} timeZone={timeZone} />
            </Td>
            <Td>
              <Tag tone={resultTones[delivery.result]}>{resultWords[delivery.result]}</Tag>
            </Td>
            <Td numeric>{formatNumber(delivery.taken)}</Td>
            <Td numeric>{formatNumber(delivery.refused)}</Td>
            <Td className="min-w-56 text-ink-2">
              {delivery.reasons.map((reason) => (
                <p key={reason}>{reason}</p>
              ))}
              {delivery.refused > 0 && <p>Put it right and let the sender send it again: it counts once.</p>}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

export function NoDeliveries({ kind }: Pick<WebhookRow, "kind">) {
  return (
    <p className="text-ink-2">
      Nothing came yet.{" "}
      {kind === "stripe"
        ? "Add the address as an endpoint in Stripe, and the secret it makes here."
        : "Give the address and the secret to the system that sends."}
    </p>
  );
}
