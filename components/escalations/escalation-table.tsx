"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/cn.ts";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { Link } from "#components/ui/link.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, SortTh, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { referenceOf } from "#lib/escalations/rules/reference.ts";
import type { EscalationRow } from "#lib/escalations/schema/list.ts";
import { ClockMark } from "./clock-mark.tsx";
import { SeverityMark } from "./severity-mark.tsx";
import { categoryWords, whereWords } from "./words.ts";

export type EscalationTableProps = {
  rows: readonly EscalationRow[];
  asOf: string;
  timeZone: string;
  path: string;
  query: Query;
  sort: string;
  /** With it each row can be chosen. */
  selected?: ReadonlySet<number>;
  onSelect?: (ids: ReadonlySet<number>) => void;
  /** With it a plain press opens the panel; ⌘ and Ctrl still open the page. */
  onOpen?: (id: number) => void;
  openId?: number | null;
};

/** Escalations, what is due first at the top. */
export function EscalationTable(props: EscalationTableProps) {
  const { rows, path, query, sort, selected, onSelect } = props;
  const hrefFor = (next: string) => hrefWith(path, query, { sort: next, page: null });
  const all = rows.length > 0 && rows.every(({ id }) => selected?.has(id));
  return (
    <Table caption="Escalations">
      <thead>
        <tr>
          {selected && (
            <Th className="w-8">
              <Checkbox
                aria-label="Choose every row of this page"
                checked={all}
                onChange={() => onSelect?.(new Set(all ? [] : rows.map(({ id }) => id)))}
              />
            </Th>
          )}
          <SortTh column="account" sort={sort} hrefFor={hrefFor}>
            Escalation
          </SortTh>
          <SortTh column="due" sort={sort} hrefFor={hrefFor}>
            Clock
          </SortTh>
          <SortTh column="severity" sort={sort} hrefFor={hrefFor}>
            Severity
          </SortTh>
          <Th>Category</Th>
          <SortTh column="state" sort={sort} hrefFor={hrefFor}>
            State
          </SortTh>
          <SortTh column="raised" sort={sort} hrefFor={hrefFor} first="desc">
            Raised
          </SortTh>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <EscalationLine key={row.id} row={row} {...props} />
        ))}
      </tbody>
    </Table>
  );
}

function EscalationLine({
  row,
  asOf,
  timeZone,
  selected,
  onSelect,
  onOpen,
  openId,
}: EscalationTableProps & { row: EscalationRow }) {
  const toggle = () => {
    const next = new Set(selected);
    if (!next.delete(row.id)) next.add(row.id);
    onSelect?.(next);
  };
  return (
    <Tr className={cn("hover:bg-sunken", openId === row.id && "bg-sunken")}>
      {selected && (
        <Td>
          <Checkbox aria-label={`Choose ${referenceOf(row.id)}`} checked={selected.has(row.id)} onChange={toggle} />
        </Td>
      )}
      <RowHead className="min-w-56">
        <Link
          href={`/escalations/${row.id}`}
          prefetch={false}
          className="hover:underline"
          onClick={(event) => {
            if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(row.id);
          }}
        >
          {row.title}
        </Link>
        <span className="block font-normal text-ink-3 text-xs">
          {referenceOf(row.id)} · {row.account}
        </span>
      </RowHead>
      <Td>
        <ClockMark row={row} asOf={asOf} timeZone={timeZone} />
      </Td>
      <Td>
        <SeverityMark severity={row.severity} />
      </Td>
      <Td className="whitespace-nowrap">{categoryWords[row.category]}</Td>
      <Td className="min-w-32">{whereWords(row)}</Td>
      <Td className="whitespace-nowrap text-ink-2">
        <RelativeDate at={row.raisedAt} now={asOf} timeZone={timeZone} />
        <span className="block text-ink-3 text-xs">{row.raiser}</span>
      </Td>
    </Tr>
  );
}
