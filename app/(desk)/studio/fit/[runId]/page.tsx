import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BacktestProgress } from "#components/health/backtest-progress.tsx";
import { askedWords, runStateWords } from "#components/health/backtest-words.ts";
import { FitFindings } from "#components/health/fit-findings.tsx";
import { lineVerdict } from "#components/health/fit-words.ts";
import { LivePage } from "#components/live/live-page.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { health } from "#lib/health/procedures.ts";
import { readRunId } from "#lib/health/schema/backtest.ts";

export const metadata: Metadata = { title: "Fitted weights" };

export default async function FitRunPage({ params }: { params: Promise<{ runId: string }> }) {
  const runId = readRunId((await params).runId) ?? notFound();
  const [run, { role, userId }] = await Promise.all([call(health.fit, { runId }), currentCaller()]);
  const { state, result, startedBy } = run;
  const underWay = state === "waiting" || state === "running";
  const verdict = lineVerdict({ state, verdict: result?.verdict ?? null });
  return (
    <>
      <LivePage topics={[`prediction:${runId}`]} underWay={underWay} />
      <PageHeader
        title={`Weights fitted beside ${run.params.base.label}`}
        mark={<Tag tone={verdict?.tone}>{verdict?.words ?? runStateWords[state]}</Tag>}
        crumb={<TextLink href="/studio/fit">Fitted weights</TextLink>}
      >
        {askedWords(run.params)}. Started <RelativeDate at={run.createdAt} /> by {startedBy ?? "somebody"}.
      </PageHeader>
      {underWay && <BacktestProgress run={run} mayCancel={role === "admin" || run.startedById === userId} />}
      {state === "failed" && <Notice title="The fit failed">{run.error}</Notice>}
      {state === "cancelled" && <Notice title="The fit was cancelled">Nothing was kept of it.</Notice>}
      {result && <FitFindings run={{ ...run, result }} mayTake={role === "admin"} />}
    </>
  );
}
