import type { Metadata } from "next";
import { runStateWords, subjectOptions } from "#components/health/backtest-words.ts";
import { FitForm } from "#components/health/fit-form.tsx";
import { FitList } from "#components/health/fit-list.tsx";
import { NoFits } from "#components/health/no-fits.tsx";
import { StudioTabs } from "#components/health/studio-tabs.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader, Section } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { health } from "#lib/health/procedures.ts";
import { readRunsQuery } from "#lib/health/schema/backtest.ts";

export const metadata: Metadata = { title: "Fitted weights" };
const path = "/studio/fit";

export default async function FitPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const input = readRunsQuery(query as Record<string, string>);
  const [models, { rows, total }, { role }] = await Promise.all([
    call(health.models, {}),
    call(health.fits, input),
    currentCaller(),
  ]);
  const mayStart = role === "manager" || role === "admin";
  const options = subjectOptions({ models, measures: [] }).map((one) => ({ ...one, value: one.value.slice(6) }));
  const used = models.find(({ status }) => status === "published");
  const states = Object.entries(runStateWords).map(([value, label]) => ({ value, label }));
  return (
    <>
      <LivePage topics={["predictions"]} />
      <PageHeader title="Fitted weights">
        The weights that your own past would have chosen, beside yours, judged on months that neither has seen.
        {!mayStart && " A manager or an admin starts a fit."}
      </PageHeader>
      <StudioTabs current={path} />
      {mayStart && <FitForm models={options} chosen={String(used?.id ?? options[0]?.value ?? "")} />}
      <Section title="Latest fits" className="mt-8">
        <FilterBar label="Which fits">
          <FilterSelect name="state" label="State" all="Any state" options={states} />
          <FilterClear names={["state"]} />
        </FilterBar>
        {rows.length > 0 && <FitList rows={rows} now={new Date().toISOString()} />}
        {rows.length === 0 && <NoFits total={total} narrowed={!!input.state} path={path} query={query} />}
        <Pagination {...pagesOf(path, query, { ...input, shown: rows.length, total })} />
      </Section>
    </>
  );
}
