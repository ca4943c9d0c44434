import { Sparkline } from "#components/charts/sparkline.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { formatNumber } from "#components/ui/numbers.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, SortTh, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { SourceRow } from "#lib/ingest/schema/sources.ts";
import { rateWords, stateTones, stateWords, waitingNumber } from "./source-words.ts";

type SourceListProps = { sources: readonly SourceRow[]; sort: string; query: Query; now: Date; timeZone: string };
type Head = { sort: string; hrefFor: (next: string) => string };

function Heads(head: Head) {
  return (
    <tr>
      <SortTh column="name" {...head}>
        Name
      </SortTh>
      <Th>State</Th>
      <Th className="max-md:hidden">Key begins with</Th>
      <SortTh column="last" first="desc" {...head}>
        Last event
      </SortTh>
      <SortTh column="rate" first="desc" numeric {...head}>
        Per minute
      </SortTh>
      <SortTh column="day" first="desc" numeric {...head}>
        Taken, 24 h
      </SortTh>
      <Th className="max-lg:hidden">By hour</Th>
      <SortTh column="duplicate" first="desc" numeric {...head}>
        Duplicates
      </SortTh>
      <SortTh column="refused" first="desc" numeric {...head}>
        Refused
      </SortTh>
      <SortTh column="waiting" first="desc" numeric {...head}>
        Waiting
      </SortTh>
    </tr>
  );
}

/** Every ingest key with what it sent in the last 24 hours, what was refused and what waits; never its secret. */
export function SourceList({ sources, sort, query, now, timeZone }: SourceListProps) {
  const hrefFor = (next: string) => hrefWith("/sources", query, { sort: next, page: null });
  return (
    <Table caption="Sources">
      <thead>
        <Heads sort={sort} hrefFor={hrefFor} />
      </thead>
      <tbody>
        {sources.map((source) => (
          <Tr key={source.id}>
            <RowHead>
              <TextLink href={`/sources/${source.id}`}>{source.name}</TextLink>
            </RowHead>
            <Td>
              <Tag tone={stateTones[source.state]}>{stateWords[source.state]}</Tag>
            </Td>
            <Td className="max-md:hidden">
              <code className="font-mono text-xs">{source.prefix}…</code>
            </Td>
            <Td className="whitespace-nowrap">
              <RelativeDate at={source.lastAt} now={now} timeZone={timeZone} />
            </Td>
            <Td numeric>{rateWords(source.rate)}</Td>
            <Td numeric>{formatNumber(source.taken)}</Td>
            <Td className="max-lg:hidden">
              <Sparkline
                values={source.hours}
                label={`Events of ${source.name} by hour, last 24`}
                domain={lineRoom(source)}
              />
            </Td>
            <Td numeric>{formatNumber(source.duplicate)}</Td>
            <Td numeric>
              <Count
                value={source.refused}
                words={formatNumber(source.refused)}
                href={`/sources/${source.id}#refused`}
              />
            </Td>
            <Td numeric>
              <Count
                value={source.waiting}
                words={waitingNumber(source.waiting)}
                href={`/sources/${source.id}#waiting`}
              />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** From nothing to the busiest hour, so that a steady source is no line at the bottom. */
const lineRoom = ({ hours }: SourceRow) => [0, Math.max(1, ...hours)] as const;

function Count({ value, words, href }: { value: number; words: string; href: string }) {
  return value > 0 ? <TextLink href={href}>{words}</TextLink> : words;
}
