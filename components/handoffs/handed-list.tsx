import type { HandedRow } from "#lib/handoffs/schema.ts";
import { escalationWords } from "../requests/request-words.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, SortTh, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { outcomeWords } from "./handoff-words.ts";

type HandedListProps = { rows: readonly HandedRow[]; asOf: string; sort: string; path: string; query: Query };

/** What success handed out by way of the coordinator, and what came back. */
export function HandedList({ rows, asOf, sort, path, query }: HandedListProps) {
  const head = { sort, hrefFor: (next: string) => hrefWith(path, query, { sort: next, page: null }) };
  return (
    <Table caption="Handed out" dense>
      <thead>
        <tr>
          <Th>What</Th>
          <SortTh column="account" {...head} className="max-sm:hidden">
            Account
          </SortTh>
          <SortTh column="handed" first="desc" {...head} className="max-sm:hidden">
            Handed over
          </SortTh>
          <Th>Came back</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead className="min-w-48 align-top">
              <TextLink href={`/escalations/${row.reference.slice(4)}`}>{row.title}</TextLink>
              <span className="block font-normal text-ink-3 text-xs">
                {row.reference}
                {row.about && ` · ${row.about}`}
                <span className="sm:hidden"> · {row.account}</span>
              </span>
            </RowHead>
            <Td className="align-top max-sm:hidden">
              <TextLink href={`/accounts/${row.accountId}`}>{row.account}</TextLink>
            </Td>
            <Td className="whitespace-nowrap align-top max-sm:hidden">
              <RelativeDate at={row.handedOn} now={asOf} />
              {row.by && <small className="block text-ink-3 text-xs">by {row.by}</small>}
            </Td>
            <Td className="min-w-48 align-top">
              <CameBack row={row} />
              {row.closing && <span className="block text-ink-2 text-sm">{row.closing}</span>}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

export function CameBack({ row }: { row: Pick<HandedRow, "state" | "outcome"> }) {
  if (row.outcome) return <Tag tone="healthy">● {outcomeWords[row.outcome] ?? row.outcome}</Tag>;
  return <Tag tone="watch">▲ {escalationWords(row.state)}</Tag>;
}
