import type { ReactNode } from "react";
import type { Figures } from "#lib/health/schema/prediction.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { countWords } from "./backtest-words.ts";
import { aucSentence, aucWords, type PredictionWord, predictionWords, shareWords } from "./prediction-words.ts";

const lines: { word: Exclude<PredictionWord, "calibration">; show: (figures: Figures) => ReactNode }[] = [
  { word: "auc", show: ({ auc }) => aucWords(auc) },
  { word: "lift", show: ({ lift }) => (lift === null ? "n/a" : formatNumber(lift, 1)) },
  { word: "recall", show: ({ recall }) => shareWords(recall) },
  { word: "precision", show: ({ precision }) => shareWords(precision) },
  {
    word: "missed",
    show: ({ churnedWhileHealthy }) => (churnedWhileHealthy === null ? "n/a" : formatNumber(churnedWhileHealthy)),
  },
];

type Columns = { labels: readonly string[]; result: { subjects: readonly { overall: Figures }[]; verdict: string } };
const noVerdicts = ["too-few", "no-churn"];

/** The figures of all subjects side by side, with what each figure means. */
export function BacktestFigures({ labels, result }: Columns) {
  return (
    <>
      <Table caption="Figures over all dates" className="[&_td]:align-top">
        <thead>
          <tr>
            <Th>Figure</Th>
            {labels.map((label) => (
              <Th key={label} numeric>
                {label}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ word, show }) => (
            <Tr key={word}>
              <RowHead className="min-w-36 align-top sm:min-w-64">
                {predictionWords[word].name}
                <span className="block max-w-xl font-normal text-ink-3 text-xs">{predictionWords[word].words}</span>
              </RowHead>
              {result.subjects.map(({ overall }, place) => (
                <Td key={labels[place]} numeric>
                  {show(overall)}
                </Td>
              ))}
            </Tr>
          ))}
          <CountRow
            title="Left, of those judged"
            {...{ labels, result }}
            of={({ n, churned }) => countWords(n, churned)}
          />
          <CountRow
            title="Left, of those without a verdict"
            {...{ labels, result }}
            of={({ unjudged, churnedUnjudged }) => countWords(unjudged, churnedUnjudged)}
          />
        </tbody>
      </Table>
      <ul className="mt-3 grid max-w-3xl gap-1">
        {result.subjects.map(({ overall }, place) => (
          <li key={labels[place]}>
            <b className="font-strong">{labels[place]}:</b> {aucSentence(overall, !noVerdicts.includes(result.verdict))}
          </li>
        ))}
      </ul>
    </>
  );
}

type CountRowProps = Columns & { title: string; of: (figures: Figures) => string };

function CountRow({ title, labels, result, of }: CountRowProps) {
  return (
    <Tr>
      <RowHead className="font-normal text-ink-2">{title}</RowHead>
      {result.subjects.map(({ overall }, place) => (
        <Td key={labels[place]} numeric className="text-ink-2">
          {of(overall)}
        </Td>
      ))}
    </Tr>
  );
}
