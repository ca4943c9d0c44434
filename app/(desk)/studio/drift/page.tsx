import type { Metadata } from "next";
import { DriftStart } from "#components/health/drift-start.tsx";
import { DriftTable } from "#components/health/drift-table.tsx";
import { driftWords } from "#components/health/drift-words.ts";
import { StudioTabs } from "#components/health/studio-tabs.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { oneText } from "#components/people/page-number.ts";
import { Empty } from "#components/ui/empty.tsx";
import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import type { Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { health } from "#lib/health/procedures.ts";
import { driftStates } from "#lib/health/schema/drift.ts";

export const metadata: Metadata = { title: "Drift" };

const path = "/studio/drift";

export default async function DriftPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const [search, state] = [oneText(query.q as string).toLowerCase(), oneText(query.state as string)];
  const [report, { role }] = await Promise.all([call(health.drift, {}), currentCaller()]);
  const lines = report?.lines.filter(
    (line) => line.label.toLowerCase().includes(search) && (state === "" || line.state === state),
  );
  return (
    <>
      <LivePage topics={["models"]} />
      <PageHeader title="Drift" tools={(role === "manager" || role === "admin") && <DriftStart />}>
        {report?.before && report.now
          ? `Values of ${report.now} against those of ${report.before}; how each measure alone ranked who left, on ${report.earlier.length} earlier and ${report.later.length} later months.`
          : "What becomes of each measure within a year: looked at once a month."}
      </PageHeader>
      <StudioTabs current={path} />
      <FilterBar label="Search and filter measures">
        <SearchBox label="Search measures" placeholder="Measure" />
        <FilterSelect
          name="state"
          label="What became of it"
          all="Whatever became of it"
          options={driftStates.map((value) => ({ value, label: driftWords[value] }))}
        />
        <FilterClear names={["q", "state"]} />
      </FilterBar>
      {!lines && <Empty title="Nobody has looked yet">The worker looks within the hour, once there are scores.</Empty>}
      {lines && lines.length > 0 && <DriftTable lines={lines} />}
      {lines?.length === 0 && <NoMatch what="measures" clearHref={path} />}
    </>
  );
}
