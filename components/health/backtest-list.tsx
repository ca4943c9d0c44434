import type { BacktestLine } from "#lib/health/schema/backtest.ts";
import { Empty } from "../ui/empty.tsx";
import { type RunsFound, RunsSection } from "./runs-section.tsx";

/** The latest back-tests. */
export function BacktestList(shown: RunsFound<BacktestLine>) {
  return (
    <RunsSection
      {...shown}
      what="back-tests"
      path="/studio/back-test"
      heads={["What was tested", "State"]}
      nameOf={({ subjects }) => subjects.join(" against ")}
      empty={
        <Empty title="Nothing was tested yet">
          A back-test takes a model or a measure back to past dates and sees whether it told who would leave.
        </Empty>
      }
    />
  );
}
