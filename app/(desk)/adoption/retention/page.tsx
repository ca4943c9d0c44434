import type { Metadata } from "next";
import { AdoptionHead } from "#components/adoption/adoption-head.tsx";
import { NoAdoption } from "#components/adoption/no-adoption.tsx";
import { RetentionView } from "#components/adoption/retention-view.tsx";
import { SliceFilters } from "#components/adoption/slice-filters.tsx";
import { adoption } from "#lib/adoption/procedures.ts";
import { readSlice, type SearchParams } from "#lib/adoption/rules/address.ts";
import { call, currentCaller } from "#lib/call.ts";

export const metadata: Metadata = { title: "Retention of use" };
const path = "/adoption/retention";

export default async function AdoptionRetentionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [query, { role }] = await Promise.all([searchParams, currentCaller()]);
  const { segment } = readSlice(query);
  const [overview, { cohorts }] = await Promise.all([call(adoption.overview, {}), call(adoption.cohorts, { segment })]);
  const nothing = !overview.whole || overview.whole.known === 0;
  return (
    <>
      <AdoptionHead overview={overview} current={path} />
      {nothing ? (
        <NoAdoption {...{ overview, path }} narrowed={false} mine={false} mayImport={role === "admin"} />
      ) : (
        <>
          <SliceFilters overview={overview} />
          <RetentionView cohorts={cohorts} segment={segment} />
        </>
      )}
    </>
  );
}
