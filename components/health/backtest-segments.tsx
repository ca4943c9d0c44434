import type { BacktestResult } from "#lib/health/schema/backtest.ts";
import type { Figures } from "#lib/health/schema/prediction.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { countWords } from "./backtest-words.ts";
import { aucWords, shareWords } from "./prediction-words.ts";

type BacktestSegmentsProps = { labels: readonly string[]; result: BacktestResult };

/** The same figures within each segment: a score may know one kind of customer and not another. */
export function BacktestSegments({ labels, result }: BacktestSegmentsProps) {
  return (
    <Table caption="Figures by segment" dense>
      <thead>
        <tr>
          <Th>Segment</Th>
          <Th>Tested</Th>
          <Th numeric>Left, of those judged</Th>
          <Th numeric>AUC</Th>
          <Th numeric>Lift</Th>
          <Th numeric>Recall</Th>
          <Th numeric>Precision</Th>
        </tr>
      </thead>
      <tbody>
        {(result.subjects[0]?.bySegment ?? []).flatMap(({ segment }) =>
          result.subjects.map(({ bySegment }, place) => (
            <SegmentRow
              key={`${segment} ${labels[place]}`}
              segment={segment ?? "No segment"}
              label={labels[place] ?? ""}
              figures={bySegment.find((one) => one.segment === segment)}
            />
          )),
        )}
      </tbody>
    </Table>
  );
}

function SegmentRow({ segment, label, figures }: { segment: string; label: string; figures: Figures | undefined }) {
  if (!figures) return null;
  const { n, churned, auc, lift, recall, precision } = figures;
  return (
    <Tr>
      <RowHead className="font-normal">{segment}</RowHead>
      <Td className="text-ink-2">{label}</Td>
      <Td numeric>{countWords(n, churned)}</Td>
      <Td numeric>{aucWords(auc)}</Td>
      <Td numeric>{lift === null ? "n/a" : formatNumber(lift, 1)}</Td>
      <Td numeric>{shareWords(recall)}</Td>
      <Td numeric>{shareWords(precision)}</Td>
    </Tr>
  );
}
