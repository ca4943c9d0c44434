import type { Metadata } from "next";
import { BacktestForm } from "#components/health/backtest-form.tsx";
import { BacktestList } from "#components/health/backtest-list.tsx";
import { chosenSubjects, subjectOptions } from "#components/health/backtest-words.ts";
import { OverrideVerdictSection } from "#components/health/override-verdict-section.tsx";
import { StudioTabs } from "#components/health/studio-tabs.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { today } from "#lib/clock.ts";
import { registry } from "#lib/health/measures/registry.ts";
import { health } from "#lib/health/procedures.ts";
import { readRunsQuery } from "#lib/health/schema/backtest.ts";

export const metadata: Metadata = { title: "Back-test" };

export default async function BacktestPage({ searchParams }: { searchParams: Promise<Query & { test?: string }> }) {
  const query = await searchParams;
  const input = readRunsQuery(query as Record<string, string>);
  const [models, own, found, verdicts, caller] = await Promise.all([
    call(health.models, {}),
    call(health.ownMeasures, {}),
    call(health.runs, input),
    call(health.overrideVerdicts, {}),
    currentCaller(),
  ]);
  const measures = [...registry, ...own.filter(({ archivedOn }) => archivedOn === null)];
  const options = subjectOptions({ models, measures });
  const mayStart = caller.role === "manager" || caller.role === "admin";
  return (
    <>
      <LivePage topics={["predictions"]} />
      <PageHeader title="Back-test">
        Would the score have told who left? Each date is judged from what was known by its end, and nothing later.
        {!mayStart && " A manager or an admin starts one."}
      </PageHeader>
      <StudioTabs current="/studio/back-test" />
      {mayStart && (
        <BacktestForm options={options} chosen={chosenSubjects(options, query.test)} today={today(caller.timeZone)} />
      )}
      <BacktestList found={found} input={input} query={query} />
      {verdicts.all.total > 0 && <OverrideVerdictSection found={verdicts} title="Were the bands set by hand right?" />}
    </>
  );
}
