import type { FitSegment } from "#lib/health/schema/fit.ts";
import { formatPercent, formatSigned } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { bandsSentence, keptSentence, leftOutWords } from "./fit-words.ts";

/** The weights of one segment, yours and fitted, both of 100 among the measures that have data. */
export function FitWeightsTable({ segment }: { segment: FitSegment }) {
  const kept = keptSentence(segment);
  const bands = bandsSentence(segment);
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-2">
      {kept && <p>{kept}</p>}
      <Table caption={`Weights of ${segment.label}, of 100`} dense>
        <thead>
          <tr>
            <Th>Measure</Th>
            <Th numeric>Yours</Th>
            <Th numeric>Fitted</Th>
            <Th numeric>Change</Th>
            <Th numeric className="max-sm:hidden">
              Known for
            </Th>
          </tr>
        </thead>
        <tbody>
          {segment.weights.map(({ key, label, yours, fitted, known, leftOut }) => (
            <Tr key={key}>
              <RowHead>
                {label}
                {leftOut && <span className="block font-normal text-ink-3 text-xs">{leftOutWords[leftOut]}</span>}
              </RowHead>
              <Td numeric className={yours === 0 ? "text-ink-3" : ""}>
                {yours}
              </Td>
              <Td numeric className={fitted === 0 ? "text-ink-3" : "font-strong"}>
                {fitted}
              </Td>
              <Td numeric className="text-ink-2">
                {formatSigned(fitted - yours)}
              </Td>
              <Td numeric className="text-ink-2 max-sm:hidden">
                {formatPercent(known * 100, 0)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {bands && <p className="text-ink-2 text-sm">{bands}</p>}
      {segment.idle.length > 0 && (
        <p className="text-ink-2 text-sm">
          Without data in these months, so nothing was learnt: {segment.idle.join(", ")}.
        </p>
      )}
    </div>
  );
}
