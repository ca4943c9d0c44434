import type { Metadata } from "next";
import { NoOverrides } from "#components/health/no-overrides.tsx";
import { OverrideFilters } from "#components/health/override-filters.tsx";
import { OverrideRows } from "#components/health/override-rows.tsx";
import { OverrideVerdictSection } from "#components/health/override-verdict-section.tsx";
import { StudioTabs } from "#components/health/studio-tabs.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { call } from "#lib/call.ts";
import { health } from "#lib/health/procedures.ts";
import { overrideSorts } from "#lib/health/rules/overrides.ts";
import { readOverrideQuery } from "#lib/health/schema/overrides.ts";

export const metadata: Metadata = { title: "Bands set by hand" };
const path = "/studio/overrides";

export default async function OverridesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const filters = readOverrideQuery(query);
  const sort = readSort(query.sort as string, overrideSorts, "-set");
  const [{ rows, total, asOf }, verdicts] = await Promise.all([
    call(health.allOverrides, { ...filters, ...sort }),
    call(health.overrideVerdicts, {}),
  ]);
  const { q, state, band, verdict, score, page, pageSize } = filters;
  const narrowed = [q || null, state, band, verdict, score].some((value) => value !== null);
  return (
    <>
      <LivePage topics={["accounts", "scores"]} />
      <PageHeader title="Bands set by hand">
        A CSM who knows more than the data sets a band on the account's Health tab, with a reason and a last day. The
        computed score never changes.
      </PageHeader>
      <StudioTabs current={path} />
      <OverrideFilters />
      {rows.length > 0 && <OverrideRows rows={rows} asOf={asOf} sort={sortText(sort)} path={path} query={query} />}
      {rows.length === 0 && <NoOverrides total={total} narrowed={narrowed} path={path} query={query} />}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
      {verdicts.all.total > 0 && <OverrideVerdictSection found={verdicts} />}
    </>
  );
}
