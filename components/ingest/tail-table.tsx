import { absoluteDate } from "#components/ui/dates.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Tag, type Tone } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RecentEvent } from "#lib/ingest/schema/sources.ts";

const stateWords: Record<RecentEvent["state"], string> = {
  taken: "Taken",
  waiting: "Waits for an account",
  ignored: "Ignored",
};
const stateTones: Record<RecentEvent["state"], Tone> = { taken: "healthy", waiting: "watch", ignored: "neutral" };

const clock = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(at);

/** Single events, newest first: what, whose, who, when, and what became of it. */
export function TailTable({ events, timeZone }: { events: readonly RecentEvent[]; timeZone: string }) {
  return (
    <Table caption="Last events" dense>
      <thead>
        <tr>
          <Th>Event</Th>
          <Th>Account</Th>
          <Th>Person</Th>
          <Th>At</Th>
          <Th>State</Th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <Tr key={event.messageId}>
            <RowHead className="min-w-40 wrap-anywhere py-1.5!">
              {event.name ?? event.type}
              {event.name && event.type !== "track" && (
                <span className="font-normal text-ink-3 text-xs"> {event.type}</span>
              )}
            </RowHead>
            <Td className="min-w-32 wrap-anywhere">
              <Whose event={event} />
            </Td>
            <Td className="min-w-32 break-all">{event.person ?? "–"}</Td>
            <Td className="whitespace-nowrap">
              <time dateTime={event.at.toISOString()} title={absoluteDate(event.at, timeZone)}>
                {clock(event.at, timeZone)}
              </time>
            </Td>
            <Td>
              <Tag tone={stateTones[event.state]}>{stateWords[event.state]}</Tag>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Whose({ event: { accountId, account, groupId } }: { event: RecentEvent }) {
  if (accountId !== null) return <TextLink href={`/accounts/${accountId}/usage`}>{account ?? accountId}</TextLink>;
  return groupId === null ? <span className="text-ink-3">no group</span> : `group ${groupId}`;
}
