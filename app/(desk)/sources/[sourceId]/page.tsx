import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HistorySection } from "#components/ingest/history-section.tsx";
import { RefusalList } from "#components/ingest/refusal-list.tsx";
import { SourceFigures } from "#components/ingest/source-figures.tsx";
import { SourceHead } from "#components/ingest/source-head.tsx";
import { readSourceId } from "#components/ingest/source-words.ts";
import { WaitingSection } from "#components/ingest/waiting-section.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { oneText, pageNumber } from "#components/people/page-number.ts";
import type { Query } from "#components/ui/href.ts";
import { Section } from "#components/ui/page-header.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { config } from "#lib/config.ts";
import { ingest } from "#lib/ingest/procedures.ts";

export const metadata: Metadata = { title: "Source" };

const pageSize = 25;
type Given = { params: Promise<{ sourceId: string }>; searchParams: Promise<Query> };

export default async function SourcePage({ params, searchParams }: Given) {
  const sourceId = readSourceId((await params).sourceId) ?? notFound();
  const query = await searchParams;
  const state = query.show === "ignored" ? "ignored" : "waiting";
  const asked = {
    sourceId,
    state,
    search: oneText(query.q as string),
    page: pageNumber(query.page as string),
    pageSize,
  } as const;
  const loads = { sourceId, page: pageNumber(query.loads as string), pageSize: 10 };
  const [source, groups, history, refusals, { timeZone }] = await Promise.all([
    call(ingest.source, { sourceId }),
    call(ingest.groups, asked),
    call(ingest.history, loads),
    call(ingest.refusals, { sourceId }),
    currentCaller(),
  ]);
  const when = { now: new Date(), timeZone };
  return (
    <>
      <LivePage topics={["sources"]} />
      <SourceHead source={source} tab="" {...when} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <SourceFigures source={source} />
        <WaitingSection asked={asked} groups={groups} query={query} rawDays={config.rawDays} {...when} />
        <HistorySection asked={loads} history={history} query={query} {...when} />
        <div id="refused">
          <Section title="Refused">
            <RefusalList refusals={refusals} {...when} />
          </Section>
        </div>
      </div>
    </>
  );
}
