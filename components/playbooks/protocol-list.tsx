import type { ProtocolRow } from "#lib/playbooks/schema/protocols.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RowHead, SortTh, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { modeTones, modeWords, precisionWords } from "./protocol-words.ts";

type ProtocolListProps = { rows: readonly ProtocolRow[]; sort: string; query: Query };

/** Every protocol: what starts it, its mode, how often it fired, how often it was right, what it has open. */
export function ProtocolList({ rows, sort, query }: ProtocolListProps) {
  const head = { sort, hrefFor: (next: string) => hrefWith("/protocols", query, { sort: next }) };
  return (
    <Table caption="Protocols">
      <thead>
        <tr>
          <SortTh column="name" {...head}>
            Protocol
          </SortTh>
          <SortTh column="mode" {...head}>
            Mode
          </SortTh>
          <SortTh column="fired" first="desc" numeric {...head} className="max-sm:hidden">
            Fired, 90 days
          </SortTh>
          <SortTh column="open" first="desc" numeric {...head}>
            Open now
          </SortTh>
          <Th numeric className="max-md:hidden">
            Waiting
          </Th>
          <Th className="max-md:hidden">Real, of those judged</Th>
          <Th numeric className="max-md:hidden">
            A week at most
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function Line({ row }: { row: ProtocolRow }) {
  return (
    <Tr>
      <RowHead className="align-top">
        <TextLink href={`/protocols/${row.id}`}>{row.name}</TextLink> {row.spec && <Tag>{row.spec}</Tag>}{" "}
        {row.hasDraft && <Tag tone="watch">draft</Tag>}
        <span className="block max-w-md font-normal text-ink-3 text-xs">{row.when}.</span>
      </RowHead>
      <Td className="align-top">
        <Tag tone={modeTones[row.mode]}>{modeWords[row.mode]}</Tag>
      </Td>
      <Td numeric className="align-top max-sm:hidden">
        {formatNumber(row.fired)}
        {row.mode === "shadow" && <span className="block text-ink-3 text-xs">would have</span>}
      </Td>
      <Td numeric className="align-top">
        {row.open > 0 ? (
          <TextLink href={`/protocols/interventions?protocol=${row.id}&state=open`}>{formatNumber(row.open)}</TextLink>
        ) : (
          "0"
        )}
      </Td>
      <Td numeric className="align-top max-md:hidden">
        {formatNumber(row.backlog + row.overLimit)}
      </Td>
      <Td className="align-top text-ink-2 max-md:hidden">{precisionWords(row.precision)}</Td>
      <Td numeric className="align-top max-md:hidden">
        {row.uncapped ? "no limit" : row.weeklyLimit === null ? "no limit" : formatNumber(row.weeklyLimit)}
      </Td>
    </Tr>
  );
}
