import { shortDate } from "#components/ui/dates.ts";
import { formatCount, formatNumber } from "#components/ui/numbers.ts";
import { Progress } from "#components/ui/progress.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { ActionsTh, RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { HistoryLoad } from "#lib/ingest/schema/history.ts";
import { waitingNumber } from "./source-words.ts";
import { UndoHistory } from "./undo-history.tsx";

type When = { now: Date; timeZone: string };
type HistoryListProps = When & { sourceId: number; loads: readonly HistoryLoad[] };

export function HistoryList({ sourceId, loads, now, timeZone }: HistoryListProps) {
  return (
    <Table caption="Older history, the latest load first">
      <thead>
        <tr>
          <Th>Came</Th>
          <Th numeric>Events</Th>
          <Th numeric>Waiting</Th>
          <Th>Of the days (UTC)</Th>
          <Th>Accounts</Th>
          <Th>State</Th>
          <ActionsTh />
        </tr>
      </thead>
      <tbody>
        {loads.map((load) => (
          <Tr key={load.id} className="[&_td]:align-top">
            <RowHead className="whitespace-nowrap align-top font-normal">
              <RelativeDate at={load.firstAt} now={now} timeZone={timeZone} />
              <Until load={load} now={now} timeZone={timeZone} />
            </RowHead>
            <Td numeric>{formatNumber(load.events)}</Td>
            <Td numeric>{waitingNumber(load.waiting)}</Td>
            <Td className="whitespace-nowrap">{daysOf(load, now)}</Td>
            <Td>
              <Accounts load={load} />
            </Td>
            <Td>
              <State load={load} now={now} timeZone={timeZone} />
            </Td>
            <Td className="text-right">{load.undoUntil !== null && <UndoHistory sourceId={sourceId} load={load} />}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Until({ load: { firstAt, lastAt }, now, timeZone }: When & { load: HistoryLoad }) {
  if (lastAt.getTime() - firstAt.getTime() < 60_000) return null;
  return (
    <span className="block text-ink-3 text-xs">
      until <RelativeDate at={lastAt} now={now} timeZone={timeZone} />
    </span>
  );
}

function daysOf({ firstDay, lastDay }: HistoryLoad, now: Date): string {
  if (firstDay === null || lastDay === null) return "–";
  const first = shortDate(firstDay, now);
  return firstDay === lastDay ? first : `${first} – ${shortDate(lastDay, now)}`;
}

function Accounts({ load: { accounts, largest } }: { load: HistoryLoad }) {
  const more = accounts - largest.length;
  if (largest.length === 0) return accounts > 0 ? formatCount(accounts, "account") : "–";
  return (
    <>
      {largest.map(({ accountId, name }, i) => (
        <span key={accountId}>
          {i > 0 && ", "}
          <TextLink href={`/accounts/${accountId}`}>{name}</TextLink>
        </span>
      ))}
      {more > 0 && ` and ${formatNumber(more)} more`}
    </>
  );
}

function State({ load, now, timeZone }: When & { load: HistoryLoad }) {
  const { state, undone, events, undoBy, undoneAt, undoUntil, error } = load;
  if (state === "undoing")
    return (
      <>
        <Progress label="Being undone" done={undone} total={events || null} />
        {error && <span className="text-risk text-xs">■ {error}</span>}
      </>
    );
  if (state === "undone")
    return (
      <>
        Undone by {undoBy ?? "an API key"} <RelativeDate at={undoneAt} now={now} timeZone={timeZone} />
      </>
    );
  return (
    <>
      Counted
      <span className="block text-ink-3 text-xs">
        {undoUntil === null ? "Too old to be undone" : `Can be undone until ${shortDate(undoUntil, now)}`}
      </span>
    </>
  );
}
