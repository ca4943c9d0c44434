import { type CauseKind, causeKinds, type MeasureLine, type Moves } from "#lib/health/schema/moves.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { kindWords, movesPath } from "./moves-words.ts";

/** Which measure led in how many of the accounts that moved, by kind of cause; each figure opens its rows. */
export function MovesMeasures({ found: { measures, total }, query }: { found: Moves; query: Query }) {
  const hrefOf = (line: MeasureLine, kind: CauseKind | null) =>
    `${hrefWith(movesPath, query, { measure: line.measure ?? "none", kind })}#rows`;
  return (
    <Table caption="Moves by leading measure" dense>
      <thead>
        <tr>
          <Th>Leading measure</Th>
          <Th numeric>Accounts</Th>
          {causeKinds.map((kind) => (
            <Th key={kind} numeric className="max-sm:hidden">
              {kindWords[kind]}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {measures.map((line) => (
          <Tr key={line.measure ?? "none"}>
            <RowHead className="font-normal">{line.label}</RowHead>
            <Td numeric>
              <TextLink href={hrefOf(line, null)}>
                {formatNumber(line.accounts)} <span className="text-ink-3">of {formatNumber(total.accounts)}</span>
              </TextLink>
            </Td>
            {causeKinds.map((kind) => (
              <Td key={kind} numeric className="max-sm:hidden">
                {line[kind] > 0 ? (
                  <TextLink href={hrefOf(line, kind)}>{formatNumber(line[kind])}</TextLink>
                ) : (
                  <span className="text-ink-3">0</span>
                )}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
