import type { Metadata } from "next";
import { subjectOptions } from "#components/health/backtest-words.ts";
import { FitForm } from "#components/health/fit-form.tsx";
import { FitList } from "#components/health/fit-list.tsx";
import { StudioTabs } from "#components/health/studio-tabs.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { health } from "#lib/health/procedures.ts";
import { readRunsQuery } from "#lib/health/schema/backtest.ts";

export const metadata: Metadata = { title: "Fitted weights" };

export default async function FitPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const input = readRunsQuery(query as Record<string, string>);
  const [models, found, { role }] = await Promise.all([
    call(health.models, {}),
    call(health.fits, input),
    currentCaller(),
  ]);
  const mayStart = role === "manager" || role === "admin";
  const options = subjectOptions({ models, measures: [] }).map((one) => ({ ...one, value: one.value.slice(6) }));
  const used = models.find(({ status }) => status === "published");
  return (
    <>
      <LivePage topics={["predictions"]} />
      <PageHeader title="Fitted weights">
        The weights that your own past would have chosen, beside yours, judged on months that neither has seen.
        {!mayStart && " A manager or an admin starts a fit."}
      </PageHeader>
      <StudioTabs current="/studio/fit" />
      {mayStart && <FitForm models={options} chosen={String(used?.id ?? options[0]?.value ?? "")} />}
      <FitList found={found} input={input} query={query} />
    </>
  );
}
