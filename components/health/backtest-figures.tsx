import type { ReactNode } from "react";
import type { Figures } from "#lib/health/schema/prediction.ts";
import { formatCount, formatNumber } from "../ui/numbers.ts";
import { RowHead, Table, Td, Tr } from "../ui/table.tsx";
import { countWords } from "./backtest-words.ts";
import { aucSentence, aucWords, type PredictionWord, predictionWords, shareWords } from "./prediction-words.ts";
import { SideHead } from "./side-head.tsx";

/** Figures of one of several; a back-test knows of how many accounts the rows are that it missed. */
type Side = { overall: Figures; missedAccounts?: number };

const lines: { word: Exclude<PredictionWord, "calibration">; show: (side: Side) => ReactNode }[] = [
  { word: "auc", show: ({ overall: { auc } }) => aucWords(auc) },
  { word: "lift", show: ({ overall: { lift } }) => (lift === null ? "n/a" : formatNumber(lift, 1)) },
  { word: "recall", show: ({ overall: { recall } }) => shareWords(recall) },
  { word: "precision", show: ({ overall: { precision } }) => shareWords(precision) },
  { word: "missed", show: (side) => <Missed {...side} /> },
];

type Columns = { labels: readonly string[]; result: { subjects: readonly Side[]; verdict: string } };
const noVerdicts = ["too-few", "no-churn"];

/** The figures of all subjects side by side, with what each figure means. */
export function BacktestFigures({ labels, result }: Columns) {
  return (
    <>
      <Table caption="Figures over all dates" className="[&_td]:align-top">
        <SideHead first="Figure" labels={labels} />
        <tbody>
          {lines.map(({ word, show }) => (
            <Tr key={word}>
              <RowHead className="min-w-36 align-top sm:min-w-64">
                {predictionWords[word].name}
                <span className="block max-w-xl font-normal text-ink-3 text-xs">{predictionWords[word].words}</span>
              </RowHead>
              {result.subjects.map((side, place) => (
                <Td key={labels[place]} numeric>
                  {show(side)}
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

function Missed({ overall: { churnedWhileHealthy: rows }, missedAccounts }: Side) {
  if (rows === null) return "n/a";
  return (
    <>
      {formatNumber(rows)}{" "}
      {missedAccounts !== undefined && rows > missedAccounts && (
        <span className="block text-ink-3 text-xs">of {formatCount(missedAccounts, "account")}</span>
      )}
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
