import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LivePage } from "#components/live/live-page.tsx";
import { MetricDetail } from "#components/metrics/metric-detail.tsx";
import { RowSection } from "#components/metrics/row-section.tsx";
import { hrefWith } from "#components/ui/href.ts";
import { call } from "#lib/call.ts";
import { metrics } from "#lib/metrics/procedures.ts";
import { readPage, readScope, readState, type SearchParams } from "#lib/metrics/rules/address.ts";
import { metricKey } from "#lib/metrics/schema.ts";

export const metadata: Metadata = { title: "Metric" };

type Props = { params: Promise<{ key: string }>; searchParams: Promise<SearchParams> };

export default async function MetricPage({ params, searchParams }: Props) {
  const [{ key: name }, query] = await Promise.all([params, searchParams]);
  const key = metricKey.safeParse(name).data;
  if (!key) notFound();
  const scope = { ...readScope(query), key };
  const asked = { ...scope, page: readPage(query), pageSize: 50, state: readState(query) };
  const data = await call(metrics.get, scope);
  const rows = data.counts ? await call(metrics.rows, asked) : null;
  return (
    <>
      <LivePage topics={["metrics"]} />
      <MetricDetail data={data} query={query} back={hrefWith("/targets", { ...query, page: null, state: null })} />
      <RowSection data={data} rows={rows} asked={asked} query={query} />
    </>
  );
}
