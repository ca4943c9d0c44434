import type { BacktestLine } from "#lib/health/schema/backtest.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { askedWords } from "./backtest-words.ts";
import { RunState } from "./run-state.tsx";

/** The latest back-tests: what, on which dates, how far, when and by whom. */
export function BacktestList({ rows, now }: { rows: readonly BacktestLine[]; now: string }) {
  return (
    <Table caption="Back-tests, newest first" dense>
      <thead className="max-sm:sr-only">
        <tr>
          <Th>What was tested</Th>
          <Th>Dates and window</Th>
          <Th>State</Th>
          <Th>Started</Th>
          <Th>By</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead className="align-top">
              <TextLink href={`/studio/back-test/${row.id}`}>{row.subjects.join(" against ")}</TextLink>
              <span className="block font-normal text-ink-2 text-sm sm:hidden">{askedWords(row)}</span>
            </RowHead>
            <Td className="align-top max-sm:hidden">{askedWords(row)}</Td>
            <Td className="whitespace-nowrap align-top">
              <RunState run={row} />
            </Td>
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
