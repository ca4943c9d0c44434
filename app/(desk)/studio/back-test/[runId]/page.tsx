import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BacktestFindings } from "#components/health/backtest-findings.tsx";
import { BacktestProgress } from "#components/health/backtest-progress.tsx";
import { askedWords, runStateWords } from "#components/health/backtest-words.ts";
import { LivePage } from "#components/live/live-page.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { health } from "#lib/health/procedures.ts";
import { readRunId } from "#lib/health/schema/backtest.ts";

export const metadata: Metadata = { title: "Back-test" };

export default async function BacktestRunPage({ params }: { params: Promise<{ runId: string }> }) {
  const runId = readRunId((await params).runId) ?? notFound();
  const [run, { role, userId }] = await Promise.all([call(health.run, { runId }), currentCaller()]);
  const { state, startedBy, result } = run;
  const underWay = state === "waiting" || state === "running";
  return (
    <>
      <LivePage topics={[`prediction:${runId}`]} underWay={underWay} />
      <PageHeader
        title={`Back-test of ${run.params.subjects.map(({ label }) => label).join(" against ")}`}
        mark={<Tag>{runStateWords[state]}</Tag>}
        crumb={<TextLink href="/studio/back-test">Back-tests</TextLink>}
      >
        {askedWords(run.params)}. Started <RelativeDate at={run.createdAt} /> by {startedBy ?? "somebody"}.
      </PageHeader>
      {underWay && <BacktestProgress run={run} mayCancel={role === "admin" || run.startedById === userId} />}
      {state === "failed" && <Notice title="The back-test failed">{run.error}</Notice>}
      {state === "cancelled" && <Notice title="The back-test was cancelled">Nothing was kept of it.</Notice>}
      {result && <BacktestFindings params={run.params} result={result} />}
    </>
  );
}
