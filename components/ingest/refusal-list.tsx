import { formatNumber } from "#components/ui/numbers.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { RefusalRow } from "#lib/ingest/schema/sources.ts";
import { reasonWords } from "./source-words.ts";

type RefusalListProps = { refusals: readonly RefusalRow[]; now: Date; timeZone: string };

/** Why events were refused, by day and reason; each row opens into how to put it right and the last such event. */
export function RefusalList({ refusals, now, timeZone }: RefusalListProps) {
  if (refusals.length === 0) return <p className="text-ink-2">Nothing was refused in the last 14 days.</p>;
  return (
    <Table caption="Refused events by day and reason">
      <thead>
        <tr>
          <Th>Why</Th>
          <Th>Day (UTC)</Th>
          <Th>Last</Th>
          <Th numeric>Events</Th>
        </tr>
      </thead>
      <tbody>
        {refusals.map((row) => {
          const { title, fix } = reasonWords(row.reason);
          return (
            <Tr key={`${row.day} ${row.reason}`} className="[&_td]:align-baseline">
              <RowHead className="align-baseline! font-normal">
                <details>
                  <summary className="cursor-pointer rounded-sm font-strong">{title}</summary>
                  <p className="mt-1 max-w-prose text-ink-2">{fix}</p>
                  {row.sample && (
                    <pre className="mt-2 max-w-prose whitespace-pre-wrap break-all rounded-md bg-sunken px-3 py-2 font-mono text-xs">
                      {row.sample}
                    </pre>
                  )}
                </details>
              </RowHead>
              <Td className="whitespace-nowrap">
                <RelativeDate at={row.day} now={now} />
              </Td>
              <Td className="whitespace-nowrap">
                <RelativeDate at={row.lastAt} now={now} timeZone={timeZone} />
              </Td>
              <Td numeric>{formatNumber(row.count)}</Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
