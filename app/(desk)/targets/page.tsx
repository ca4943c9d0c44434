import type { Metadata } from "next";
import { ViewsMenu } from "#components/accounts/views-menu.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { CsmSection } from "#components/metrics/csm-section.tsx";
import { FigureStrip } from "#components/metrics/figure-strip.tsx";
import { NoFigures } from "#components/metrics/no-figures.tsx";
import { SliceTable } from "#components/metrics/slice-table.tsx";
import { TargetNotes } from "#components/metrics/target-notes.tsx";
import { TargetTiles } from "#components/metrics/target-tiles.tsx";
import { TargetTools } from "#components/metrics/target-tools.tsx";
import { TargetTrends } from "#components/metrics/target-trends.tsx";
import { TargetsHead } from "#components/metrics/targets-head.tsx";
import { Section, SplitPage } from "#components/ui/page-header.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { call, currentCaller } from "#lib/call.ts";
import { metrics } from "#lib/metrics/procedures.ts";
import { readScope, type SearchParams } from "#lib/metrics/rules/address.ts";

export const metadata: Metadata = { title: "Targets" };

export default async function TargetsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [query, caller] = await Promise.all([searchParams, currentCaller()]);
  const scope = readScope(query);
  const [data, views] = await Promise.all([call(metrics.overview, scope), call(accounts.views, { screen: "targets" })]);
  const empty = [...data.tiles, ...data.strip].every((tile) => tile.figure.n === 0);
  const filtered = Boolean(scope.segment || scope.team || scope.owner || scope.period !== "12m");
  return (
    <>
      <LivePage topics={["metrics"]} />
      <TargetsHead
        data={data}
        scope={scope}
        tools={
          <>
            <TargetTools data={data} scope={scope} query={query} />
            <ViewsMenu screen="targets" views={views} />
          </>
        }
      />
      {empty ? (
        <NoFigures filtered={filtered} mayImport={caller.role === "admin"} />
      ) : (
        <>
          <TargetTiles tiles={data.tiles} query={query} compare={query.compare !== "none"} />
          <FigureStrip tiles={data.strip} query={query} />
          <TargetTrends tiles={data.tiles} />
          <div className="mt-6">
            <SplitPage sideLabel="Notes" side={<TargetNotes tiles={data.tiles} />}>
              <Section title="By segment">
                <SliceTable lines={data.segments} tiles={data.tiles} what="Segment" param="segment" query={query} />
              </Section>
              <CsmSection data={data} query={query} page={scope.csms ?? 1} />
            </SplitPage>
          </div>
        </>
      )}
    </>
  );
}
