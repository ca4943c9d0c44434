import type { ReactNode } from "react";
import type { RunsInput, Window } from "#lib/health/schema/backtest.ts";
import type { Run } from "#lib/health/schema/prediction.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { NoMatch } from "../ui/no-match.tsx";
import { Section } from "../ui/page-header.tsx";
import { pagesOf } from "../ui/pages-of.ts";
import { Pagination } from "../ui/pagination.tsx";
import { PastEnd } from "../ui/past-end.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { askedWords, runStateWords } from "./backtest-words.ts";
import { RunState } from "./run-state.tsx";

/** What the list of each kind of run is asked and has found. */
export type RunsFound<Row> = { found: { rows: readonly Row[]; total: number }; input: RunsInput; query: Query };

type RunsSectionProps<Row> = RunsFound<Row> & {
  /** "back-tests". */
  what: string;
  /** The address of the list; each run has its page below it. */
  path: string;
  /** Heads of the column that names a run and of the one that says where it stands. */
  heads: readonly [string, string];
  nameOf: (row: Row) => string;
  /** What a run came to; where it stands, as long as there is nothing to say. */
  resultOf?: (row: Row) => ReactNode;
  /** What stands here before the first run. */
  empty: ReactNode;
};

const states = Object.entries(runStateWords).map(([value, label]) => ({ value, label }));

/** The latest runs over the past of one kind, a page at a time, in any state or in one. */
export function RunsSection<Row extends Run & Window & { dates: string[] }>(props: RunsSectionProps<Row>) {
  const { what, path, empty, found, input, query } = props;
  const { rows, total } = found;
  return (
    <Section title={`Latest ${what}`} className="mt-8">
      <FilterBar label={`Which ${what}`}>
        <FilterSelect name="state" label="State" all="Any state" options={states} />
        <FilterClear names={["state"]} />
      </FilterBar>
      {rows.length > 0 && <RunTable {...props} now={new Date().toISOString()} />}
      {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
      {total === 0 && (input.state ? <NoMatch what={what} clearHref={path} /> : empty)}
      <Pagination {...pagesOf(path, query, { ...input, shown: rows.length, total })} />
    </Section>
  );
}

function RunTable<Row extends Run & Window & { dates: string[] }>(props: RunsSectionProps<Row> & { now: string }) {
  const { what, path, heads, nameOf, resultOf, found, now } = props;
  return (
    <Table caption={`Latest ${what}`} dense>
      <thead className="max-sm:sr-only">
        <tr>
          <Th>{heads[0]}</Th>
          <Th>Dates and window</Th>
          <Th>{heads[1]}</Th>
          <Th>Started</Th>
          <Th>By</Th>
        </tr>
      </thead>
      <tbody>
        {found.rows.map((row) => (
          <Tr key={row.id}>
            <RowHead className="align-top">
              <TextLink href={`${path}/${row.id}`}>{nameOf(row)}</TextLink>
              <span className="block font-normal text-ink-2 text-sm sm:hidden">{askedWords(row)}</span>
            </RowHead>
            <Td className="align-top max-sm:hidden">{askedWords(row)}</Td>
            <Td className="whitespace-nowrap align-top">{resultOf?.(row) ?? <RunState run={row} />}</Td>
            <Td className="whitespace-nowrap align-top max-sm:hidden">
              <RelativeDate at={row.createdAt} now={now} />
            </Td>
            <Td className="whitespace-nowrap align-top max-sm:hidden">{row.startedBy ?? "–"}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
