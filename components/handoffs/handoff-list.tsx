import type { HandoffRow } from "#lib/handoffs/schema.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, SortTh, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { stateShapes, stateTones, stateWords } from "./handoff-words.ts";

type HandoffListProps = { rows: readonly HandoffRow[]; asOf: string; sort: string; path: string; query: Query };

/** New customers on their way from sales to success, and whose turn it is. */
export function HandoffList({ rows, asOf, sort, path, query }: HandoffListProps) {
  const head = { sort, hrefFor: (next: string) => hrefWith(path, query, { sort: next, page: null }) };
  return (
    <Table caption="Handoffs" dense>
      <thead>
        <tr>
          <SortTh column="account" {...head}>
            Account
          </SortTh>
          <Th className="max-sm:hidden">Deal won</Th>
          <SortTh column="state" {...head}>
            State
          </SortTh>
          <Th className="max-sm:hidden">For</Th>
          <Th numeric className="max-sm:hidden">
            Goals
          </Th>
          <SortTh column="moved" first="desc" {...head} className="max-sm:hidden">
            Last step
          </SortTh>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id} className="hover:bg-sunken">
            <RowHead className="min-w-40 align-top">
              <TextLink href={`/handoffs/${row.id}`}>{row.account}</TextLink>
              <span className="block font-normal text-ink-3 text-xs">{row.title}</span>
            </RowHead>
            <Td className="align-top max-sm:hidden">
              {row.wonOn ? <RelativeDate at={row.wonOn} now={asOf} /> : <span className="text-ink-3">no deal</span>}
            </Td>
            <Td className="align-top">
              <HandoffState state={row.state} />
              {row.missing && <small className="block max-w-72 text-ink-2 text-xs">Missing: {row.missing}</small>}
              {row.steps.length > 0 && <small className="block text-accent text-xs">Your turn</small>}
            </Td>
            <Td className="whitespace-nowrap align-top max-sm:hidden">{row.csm ?? row.owner ?? "nobody yet"}</Td>
            <Td numeric className="align-top max-sm:hidden">
              {formatNumber(row.goals)}
            </Td>
            <Td className="whitespace-nowrap align-top max-sm:hidden">
              <RelativeDate at={row.movedOn} now={asOf} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

export function HandoffState({ state }: { state: HandoffRow["state"] }) {
  return (
    <Tag tone={stateTones[state]}>
      <span aria-hidden="true">{stateShapes[state]}</span> {stateWords[state]}
    </Tag>
  );
}
