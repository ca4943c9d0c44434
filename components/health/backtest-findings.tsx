import type { BacktestParams, BacktestResult } from "#lib/health/schema/backtest.ts";
import { Banner } from "../ui/banner.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { BacktestByDate } from "./backtest-by-date.tsx";
import { BacktestFigures } from "./backtest-figures.tsx";
import { BacktestSegments } from "./backtest-segments.tsx";
import { BacktestSubject } from "./backtest-subject.tsx";
import { cutWords, mostCut } from "./backtest-words.ts";
import { differenceSentence, noVerdictSentence } from "./prediction-words.ts";

type BacktestFindingsProps = { params: BacktestParams; result: BacktestResult };

/** What a back-test found: the figures side by side, what they rest on, and each subject by itself. */
export function BacktestFindings({ params, result }: BacktestFindingsProps) {
  const labels = params.subjects.map(({ label }) => label);
  const [first = "", second = ""] = labels;
  const unclear = noVerdictSentence(result.leavings);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      {unclear && (
        <Banner tone="warning" label="No verdict">
          {unclear}
        </Banner>
      )}
      <Section title="Figures">
        {result.difference && (
          <p className="mb-3 max-w-3xl">{differenceSentence(result.difference, first, second, unclear === null)}</p>
        )}
        <BacktestFigures labels={labels} result={result} />
        <p className="mt-3 max-w-3xl text-ink-2 text-sm">
          {formatCount(result.rows, "row")}: each account on each date on which it was a customer;{" "}
          {formatCount(result.churned, "row")} of accounts that left in the window,{" "}
          {formatCount(result.leavings, "leaving")} in all. An account that counts on several dates counts each time,
          and the intervals treat its rows as if they were of different accounts: they are somewhat too narrow.
        </p>
        <p className="mt-1 max-w-3xl text-ink-2 text-sm">
          Cut, for it was dated after the date: {cutWords(mostCut(result.dates))} on the date with most. Nothing of it
          was used.
        </p>
      </Section>
      {result.subjects.map((subject, place) => (
        <BacktestSubject key={labels[place]} label={labels[place] ?? ""} subject={subject} />
      ))}
      <Section title="Over time">
        <BacktestByDate labels={labels} result={result} />
      </Section>
      <Section title="By segment">
        <BacktestSegments labels={labels} result={result} />
      </Section>
    </div>
  );
}
