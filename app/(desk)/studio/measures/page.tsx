import type { Metadata } from "next";
import { OwnMeasureList } from "#components/health/own-measure-list.tsx";
import { StudioTabs } from "#components/health/studio-tabs.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { oneText } from "#components/people/page-number.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import type { Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { health } from "#lib/health/procedures.ts";

export const metadata: Metadata = { title: "Own measures" };

const path = "/studio/measures";

export default async function MeasuresPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const search = oneText(query.q as string).toLowerCase();
  const [all, { role }] = await Promise.all([call(health.ownMeasures, {}), currentCaller()]);
  const shown = all.filter(
    ({ label, sourceName, archivedOn }) =>
      `${label} ${sourceName}`.toLowerCase().includes(search) && (archivedOn === null || query.show === "all"),
  );
  const mayChange = role === "admin";
  const add = mayChange && (
    <ButtonLink variant="primary" href={`${path}/new`}>
      New measure
    </ButtonLink>
  );
  return (
    <>
      <LivePage topics={["models"]} />
      <PageHeader title="Own measures" tools={add}>
        Signs that your own columns, events and survey questions give.{!mayChange && " An admin makes them."}
      </PageHeader>
      <StudioTabs current={path} />
      <FilterBar label="Search and filter measures">
        <SearchBox label="Search measures" placeholder="Name or column" />
        <FilterSelect
          name="show"
          label="Archived"
          all="Without archived"
          options={[{ value: "all", label: "With archived" }]}
        />
        <FilterClear names={["q", "show"]} />
      </FilterBar>
      {shown.length > 0 && <OwnMeasureList measures={shown} mayChange={mayChange} now={new Date().toISOString()} />}
      {shown.length === 0 && all.length > 0 && <NoMatch what="measures" clearHref={path} />}
      {all.length === 0 && (
        <Empty title="No own measure yet" action={add}>
          Make one of any column that an import brought: a number, a category, an event, a survey question.
        </Empty>
      )}
    </>
  );
}
