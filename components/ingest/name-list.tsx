import { hrefWith, type Query } from "#components/ui/href.ts";
import { formatNumber } from "#components/ui/numbers.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { ActionsTh, RowHead, SortTh, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Catalogue, EventName } from "#lib/ingest/schema/names.ts";
import { MapName } from "./map-name.tsx";

type NameListProps = Pick<Catalogue, "features"> & {
  rows: readonly EventName[];
  sort: string;
  query: Query;
  now: Date;
  timeZone: string;
};

/** Every event name that was ever sent, how often of late, and the feature it belongs to. */
export function NameList({ rows, features, sort, query, now, timeZone }: NameListProps) {
  const head = { sort, hrefFor: (next: string) => hrefWith("/sources/events", query, { sort: next, page: null }) };
  return (
    <Table caption="Event names">
      <thead>
        <tr>
          <SortTh column="name" {...head}>
            Name
          </SortTh>
          <SortTh column="events" first="desc" numeric {...head}>
            Events, 30 days
          </SortTh>
          <SortTh column="first" first="desc" {...head}>
            First
          </SortTh>
          <SortTh column="last" first="desc" {...head}>
            Last
          </SortTh>
          <Th>Feature</Th>
          <ActionsTh />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead className="min-w-40 wrap-anywhere">{row.name}</RowHead>
            <Td numeric>{formatNumber(row.events)}</Td>
            <Td className="whitespace-nowrap">
              <RelativeDate at={row.firstAt} now={now} timeZone={timeZone} />
            </Td>
            <Td className="whitespace-nowrap">
              <RelativeDate at={row.lastOn} now={now} />
            </Td>
            <Td>
              <Feature row={row} />
            </Td>
            <Td className="text-right">
              <MapName features={features} name={row.name} featureId={row.featureId} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Feature({ row: { name, feature, pattern } }: { row: EventName }) {
  if (feature === null) return <span className="text-ink-3">none</span>;
  return (
    <>
      {feature}
      {pattern !== null && pattern !== name && (
        <span className="block text-ink-3 text-xs">
          by <code className="font-mono">{pattern}</code>
        </span>
      )}
    </>
  );
}
