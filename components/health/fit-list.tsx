import type { FitLine } from "#lib/health/schema/fit.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { askedWords } from "./backtest-words.ts";
import { lineVerdict } from "./fit-words.ts";
import { RunState } from "./run-state.tsx";

/** The latest fits: beside which model, on which dates, what came of it, when and by whom. */
export function FitList({ rows, now }: { rows: readonly FitLine[]; now: string }) {
  return (
    <Table caption="Fits of weights, newest first" dense>
      <thead className="max-sm:sr-only">
        <tr>
          <Th>Beside</Th>
          <Th>Dates and window</Th>
          <Th>Result</Th>
          <Th>Started</Th>
          <Th>By</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead className="align-top">
              <TextLink href={`/studio/fit/${row.id}`}>{row.label}</TextLink>
              <span className="block font-normal text-ink-2 text-sm sm:hidden">{askedWords(row)}</span>
            </RowHead>
            <Td className="align-top max-sm:hidden">{askedWords(row)}</Td>
            <Td className="whitespace-nowrap align-top">
              <Result row={row} />
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

function Result({ row }: { row: FitLine }) {
  const verdict = lineVerdict(row);
  return verdict ? <Tag tone={verdict.tone}>{verdict.words}</Tag> : <RunState run={row} />;
}
