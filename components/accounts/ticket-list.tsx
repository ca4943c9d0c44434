import type { TicketRow } from "#lib/accounts/schema/account.ts";
import type { HandedRow } from "#lib/handoffs/schema.ts";
import { HandTicket } from "../handoffs/hand-ticket.tsx";
import { CameBack } from "../handoffs/handed-list.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";

type TicketListProps = {
  accountId: number;
  tickets: readonly TicketRow[];
  /** Those that went to customer service, and what came back. */
  handed: readonly HandedRow[];
  asOf: string;
  mayChange: boolean;
};

/** Tickets, open ones first. */
export function TicketList({ accountId, tickets, handed, asOf, mayChange }: TicketListProps) {
  if (tickets.length === 0) return <p className="text-ink-3">No tickets on record.</p>;
  return (
    <Table caption="Tickets" dense>
      <thead>
        <tr>
          <Th>Ticket</Th>
          <Th>Priority</Th>
          <Th>Status</Th>
          <Th>Opened</Th>
          <Th>Customer service</Th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <Tr key={ticket.id}>
            <RowHead>
              {nameOf(ticket)} {ticket.escalated && <Tag tone="risk">escalated</Tag>}
            </RowHead>
            <Td>{ticket.priority ?? "–"}</Td>
            <Td>{ticket.closedAt ? "closed" : (ticket.status ?? "open")}</Td>
            <Td className="whitespace-nowrap">
              <RelativeDate at={ticket.openedAt.slice(0, 10)} now={asOf} />
            </Td>
            <Td>
              <Service accountId={accountId} ticket={ticket} handed={handed} mayChange={mayChange} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

const nameOf = (ticket: TicketRow) => ticket.subject ?? ticket.category ?? ticket.externalId ?? "No subject";

type ServiceProps = Pick<TicketListProps, "accountId" | "handed" | "mayChange"> & { ticket: TicketRow };

function Service({ accountId, ticket, handed, mayChange }: ServiceProps) {
  const out = handed.find(({ ticketId }) => ticketId === ticket.id);
  const isOut = out !== undefined && out.outcome === null && out.closedOn === null;
  return (
    <>
      {out && (
        <span title={out.closing ?? undefined}>
          <TextLink href={`/escalations/${out.reference.slice(4)}`}>{out.reference}</TextLink> <CameBack row={out} />
        </span>
      )}{" "}
      {mayChange && !isOut && <HandTicket accountId={accountId} ticketId={ticket.id} name={nameOf(ticket)} />}
    </>
  );
}
