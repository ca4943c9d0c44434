import { causeKinds, type Moves, type PairLine, type SplitSum } from "#lib/health/schema/moves.ts";
import { Delta } from "../ui/delta.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { MovesPair } from "./moves-pair.tsx";
import { kindWords, movesPath } from "./moves-words.ts";

/** How many accounts went from which band to which, and the mean change of their score by kind; each figure opens its rows. */
export function MovesPairs({ found: { pairs, total }, query }: { found: Moves; query: Query }) {
  return (
    <Table caption="Moves by band, with the mean change of the score" dense>
      <thead>
        <tr>
          <Th>From and to</Th>
          <Th numeric>Accounts</Th>
          <Th numeric>Mean change</Th>
          {causeKinds.map((kind) => (
            <Th key={kind} numeric className="max-sm:hidden">
              {kindWords[kind]}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pairs.map((line) => (
          <Tr key={`${line.was} ${line.is}`}>
            <RowHead className="font-normal">
              <MovesPair {...line} />
            </RowHead>
            <Figures line={line} query={query} pair={line} />
          </Tr>
        ))}
      </tbody>
      {pairs.length > 1 && (
        <tfoot>
          <tr className="border-line-strong border-t">
            <RowHead>All moves</RowHead>
            <Figures line={total} query={query} />
          </tr>
        </tfoot>
      )}
    </Table>
  );
}

function Figures({ line, query, pair }: { line: SplitSum; query: Query; pair?: PairLine }) {
  const hrefOf = (sort: string | null) => `${hrefWith(movesPath, query, { was: pair?.was, is: pair?.is, sort })}#rows`;
  const mean = (column: "change" | (typeof causeKinds)[number]) => {
    const value = line.scored > 0 ? line[column] / line.scored : null;
    if (value === null) return <span className="text-ink-3">no score</span>;
    return (
      <TextLink href={hrefOf(value > 0 ? `-${column}` : column)}>
        <Delta value={value} digits={1} look="dot" good="up" />
      </TextLink>
    );
  };
  return (
    <>
      <Td numeric>
        <TextLink href={hrefOf(null)}>{formatNumber(line.accounts)}</TextLink>
      </Td>
      <Td numeric>{mean("change")}</Td>
      {causeKinds.map((kind) => (
        <Td key={kind} numeric className="max-sm:hidden">
          {mean(kind)}
        </Td>
      ))}
    </>
  );
}
