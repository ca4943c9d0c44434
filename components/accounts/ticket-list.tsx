import type { TicketRow } from "#lib/accounts/schema/account.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";

/** Tickets, open ones first. */
export function TicketList({ tickets, asOf }: { tickets: readonly TicketRow[]; asOf: string }) {
  if (tickets.length === 0) return <p className="text-ink-3">No tickets on record.</p>;
  return (
    <Table caption="Tickets" dense>
      <thead>
        <tr>
          <Th>Ticket</Th>
          <Th>Priority</Th>
          <Th>Status</Th>
          <Th>Opened</Th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <Tr key={ticket.id}>
            <RowHead>
              {ticket.subject ?? ticket.category ?? ticket.externalId ?? "No subject"}{" "}
              {ticket.escalated && <Tag tone="risk">escalated</Tag>}
            </RowHead>
            <Td>{ticket.priority ?? "–"}</Td>
            <Td>{ticket.closedAt ? "closed" : (ticket.status ?? "open")}</Td>
            <Td className="whitespace-nowrap">
              <RelativeDate at={ticket.openedAt.slice(0, 10)} now={asOf} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
