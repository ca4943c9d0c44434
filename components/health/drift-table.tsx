import type { DriftLine } from "#lib/health/schema/drift.ts";
import { formatNumber, formatPercent } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr, wide } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { driftLooks, driftWords } from "./drift-words.ts";
import { aucWords } from "./prediction-words.ts";

const share = (value: number | null) => (value === null ? "–" : formatPercent(value * 100, 0));

/** Each measure with what became of it within a year. */
export function DriftTable({ lines }: { lines: readonly DriftLine[] }) {
  return (
    <Table caption="Measures within a year" dense>
      <thead>
        <tr>
          <Th>Measure</Th>
          <Th>What became of it</Th>
          <Th numeric className={wide}>
            Stability index
          </Th>
          <Th numeric className={wide}>
            Known then
          </Th>
          <Th numeric>Known now</Th>
          <Th numeric className={wide}>
            AUC then
          </Th>
          <Th numeric className={wide}>
            AUC now
          </Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Tr key={line.key}>
            <RowHead>{line.label}</RowHead>
            <Td>
              <Tag tone={driftLooks[line.state].tone}>
                <span aria-hidden="true">{driftLooks[line.state].sign}</span> {driftWords[line.state]}
              </Tag>
            </Td>
            <Td numeric className={wide}>
              {line.psi === null ? "–" : formatNumber(line.psi, 2)}
            </Td>
            <Td numeric className={wide}>
              {share(line.coverageBefore)}
            </Td>
            <Td numeric>{share(line.coverageNow)}</Td>
            <Td numeric className={wide}>
              {aucWords(line.powerBefore)}
            </Td>
            <Td numeric className={wide}>
              {aucWords(line.powerNow)}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
