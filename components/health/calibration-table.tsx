import type { z } from "zod";
import type { calibrationSchema } from "#lib/health/schema/prediction.ts";
import { RowBar } from "../charts/row-bar.tsx";
import { formatNumber, formatPercent } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { countWords } from "./backtest-words.ts";
import { calibrationSentence, predictionWords } from "./prediction-words.ts";

type CalibrationTableProps = { calibration: z.infer<typeof calibrationSchema>; of: string };

/** Ten groups by score with the share of each that left, as small bars, and whether it falls from group to group. */
export function CalibrationTable({ calibration, of }: CalibrationTableProps) {
  const { deciles, beyondChance } = calibration;
  if (deciles.length === 0) return null;
  const most = Math.max(...deciles.map(({ rate }) => rate), 0.01);
  return (
    <div className="max-w-3xl">
      <h3 className="mb-1 font-semibold">Calibration</h3>
      <p className="mb-2 text-ink-2">{calibrationSentence(calibration)}</p>
      <Table caption={`Calibration of ${of}`} dense>
        <thead>
          <tr>
            <Th>Group</Th>
            <Th numeric>Scores</Th>
            <Th numeric>Left</Th>
            <Th numeric>Share that left</Th>
            <Th>
              <span className="sr-only">Bar</span>
            </Th>
            <Th numeric className="max-sm:hidden">
              Interval
            </Th>
          </tr>
        </thead>
        <tbody>
          {deciles.map(({ decile, from, to, n, churned, rate, low, high }) => (
            <Tr key={decile}>
              <RowHead className="font-normal">
                {decile === 1 ? "1, lowest scores" : decile === 10 ? "10, highest scores" : decile}
                {decile === beyondChance?.higher && <span className="text-watch"> ▲ wrong way</span>}
              </RowHead>
              <Td numeric>
                {formatNumber(from)} to {formatNumber(to)}
              </Td>
              <Td numeric>{countWords(n, churned)}</Td>
              <Td numeric>{formatPercent(rate * 100)}</Td>
              <Td className="w-24">
                <RowBar value={rate} max={most} state="at-risk" />
              </Td>
              <Td numeric className="text-ink-2 max-sm:hidden">
                {formatNumber(low * 100, 1)} to {formatPercent(high * 100)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-ink-3 text-xs">{predictionWords.calibration.words}</p>
    </div>
  );
}
