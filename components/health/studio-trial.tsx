import type { ReactNode } from "react";
import { FormProblem } from "#components/people/form-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { formatNumber } from "#components/ui/numbers.ts";
import { Section } from "#components/ui/page-header.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { TableSkeleton } from "#components/ui/skeleton.tsx";
import { RowHead, Table, Td, Tr } from "#components/ui/table.tsx";
import type { AlertLine, GateResult } from "#lib/health/schema/gate.ts";
import { BacktestFigures } from "./backtest-figures.tsx";
import { differenceSentence, noVerdictSentence } from "./prediction-words.ts";
import { SideHead } from "./side-head.tsx";
import type { useGate } from "./use-gate.ts";

const mostShown = 25;

type TrialProps = { trial: ReturnType<typeof useGate>; labels: readonly [string, string] };

/** How a draft and the version in use did on the past: the way to find out, its progress, and both side by side. */
export function StudioTrial({ trial: { gate, failed, again, start, starting, problem }, labels }: TrialProps) {
  if (failed) return <ErrorState onRetry={again} />;
  if (!gate) return <TableSkeleton rows={5} columns={3} />;
  if (gate.state === "published") return null;
  if (gate.state === "untestable")
    return (
      <p className="max-w-prose text-ink-2">
        {gate.sentence} It can be published, and nobody knows how it would have done.
      </p>
    );
  if (gate.state === "untried")
    return (
      <div className="grid justify-items-start gap-2">
        <p className="max-w-prose text-ink-2">
          Before it is published it is tried on the past: both on every month of the last year, against the accounts
          that really left.
        </p>
        <Button variant="primary" pending={starting} onClick={() => void start()}>
          Try it on the past
        </Button>
        <FormProblem>{problem || (gate.run?.error ?? "")}</FormProblem>
      </div>
    );
  if (!gate.result)
    return <Progress label="Trying it on the past" done={gate.run?.done ?? 0} total={gate.run?.total || null} />;
  const retry = (
    <>
      <Button size="sm" pending={starting} onClick={() => void start()}>
        Try it again
      </Button>
      <FormProblem>{problem}</FormProblem>
    </>
  );
  return <Found result={gate.result} labels={labels} again={retry} />;
}

function Found({
  result: { backtest, alerts, weeks, unstored },
  labels,
  again,
}: {
  result: GateResult;
  labels: readonly [string, string];
  again: ReactNode;
}) {
  const { difference } = backtest;
  const sentence =
    noVerdictSentence(backtest.leavings) ?? (difference ? differenceSentence(difference, labels[0], labels[1]) : null);
  return (
    <div className="grid gap-5">
      {sentence && <p className="font-strong">{sentence}</p>}
      <BacktestFigures labels={labels} result={backtest} />
      {(alerts.length > 0 || unstored.length > 0) && (
        <Section title={`Alerts a week, over the last ${weeks} weeks`}>
          {unstored.length > 0 && (
            <div className="mb-3 grid justify-items-start gap-2">
              <p className="max-w-prose text-ink-2">
                Some of these weeks were scored before {unstored.join(", ")} was made, and are counted without it. Score
                the past again in the Studio, then try the draft again.
              </p>
              {again}
            </div>
          )}
          {alerts.length > 0 && <AlertWeeks alerts={alerts} labels={labels} />}
          {alerts.length > mostShown && (
            <p className="mt-1 text-ink-3 text-xs">{formatNumber(alerts.length - mostShown)} more are not listed.</p>
          )}
        </Section>
      )}
    </div>
  );
}

function AlertWeeks({ alerts, labels }: { alerts: readonly AlertLine[]; labels: readonly [string, string] }) {
  return (
    <Table caption="New risk alerts a week for each CSM" dense>
      <SideHead first="CSM" labels={labels} />
      <tbody>
        {alerts.slice(0, mostShown).map(({ id, name, before, after }) => (
          <Tr key={id}>
            <RowHead className="font-normal">{name ?? "Nobody\u2019s accounts"}</RowHead>
            <Td numeric>{formatNumber(before, 1)}</Td>
            <Td numeric>{formatNumber(after, 1)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
