import type { FitRun } from "#lib/health/schema/fit.ts";
import { Banner } from "../ui/banner.tsx";
import { Section } from "../ui/page-header.tsx";
import { BacktestFigures } from "./backtest-figures.tsx";
import { flagGroups, labelsOf } from "./backtest-words.ts";
import { FitTake } from "./fit-take.tsx";
import { FitWeightsTable } from "./fit-weights-table.tsx";
import { fitSentence, fitSides, fitWords, leftOutSentence } from "./fit-words.ts";

type FitFindingsProps = { run: FitRun & { result: NonNullable<FitRun["result"]> }; mayTake: boolean };

/** What a fit found: its verdict, both weights side by side, and the figures of both on what neither had seen. */
export function FitFindings({ run, mayTake }: FitFindingsProps) {
  const { result, params, id } = run;
  const unclear = result.verdict === "too-few" || result.verdict === "no-churn" || result.verdict === "not-fitted";
  const labels = [params.base.label, "Fitted"];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <Banner tone={unclear ? "warning" : "info"} label="Verdict">
        {fitSentence(result)}
      </Banner>
      {flagGroups(result.leftOut).map((group) => (
        <Banner key={`${group.kind} ${group.labels}`} tone="warning" label={`${labelsOf(group)}, left out`}>
          {leftOutSentence(group)}
        </Banner>
      ))}
      {result.segments.map((segment) => (
        <Section key={segment.key} title={result.segments.length > 1 ? `Weights: ${segment.label}` : "Weights"}>
          <FitWeightsTable segment={segment} />
        </Section>
      ))}
      {mayTake && result.verdict !== "not-fitted" && <FitTake runId={id} />}
      <Section title={result.by === "time" ? "On months that taught nothing" : "On accounts that taught nothing"}>
        <BacktestFigures
          labels={labels}
          result={{ subjects: [result.yours, result.fitted].map((overall) => ({ overall })), verdict: result.verdict }}
        />
        <p className="mt-3 max-w-3xl text-ink-2 text-sm">
          {fitSides(result)} A row is an account on a date; intervals treat rows of one account as if they were of
          different ones, and are somewhat too narrow.{" "}
          {result.sample > 1 && `One in ${result.sample} accounts was looked at. `}
          {fitWords}
        </p>
      </Section>
    </div>
  );
}
