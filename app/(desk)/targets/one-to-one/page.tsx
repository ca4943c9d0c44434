import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { OneToOneHead } from "#components/metrics/one-to-one-head.tsx";
import { SideBySideTable } from "#components/metrics/side-by-side-table.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { call } from "#lib/call.ts";
import { metrics } from "#lib/metrics/procedures.ts";
import { readOwners, readScope, type SearchParams } from "#lib/metrics/rules/address.ts";

export const metadata: Metadata = { title: "1:1" };

export default async function OneToOnePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = await searchParams;
  const data = await call(metrics.sideBySide, { ...readScope(query), owners: readOwners(query) });
  return (
    <>
      <LivePage topics={["metrics"]} />
      <OneToOneHead data={data} query={query} />
      {data.columns.length === 1 && (
        <Empty title="Nobody chosen yet">Add up to four CSMs above to see their figures side by side.</Empty>
      )}
      <SideBySideTable data={data} query={query} />
    </>
  );
}
