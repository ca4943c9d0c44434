import type { Metadata } from "next";
import { AdoptionHead } from "#components/adoption/adoption-head.tsx";
import { FunnelView } from "#components/adoption/funnel-view.tsx";
import { NoAdoption } from "#components/adoption/no-adoption.tsx";
import { SliceFilters } from "#components/adoption/slice-filters.tsx";
import { adoption } from "#lib/adoption/procedures.ts";
import { readSlice, type SearchParams } from "#lib/adoption/rules/address.ts";
import { call, currentCaller } from "#lib/call.ts";

export const metadata: Metadata = { title: "Feature funnel" };
const path = "/adoption/funnel";

export default async function AdoptionFunnelPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [query, { role }, overview] = await Promise.all([searchParams, currentCaller(), call(adoption.overview, {})]);
  const { feature: asked, segment } = readSlice(query);
  const feature = overview.features.find(({ id }) => id === asked) ?? overview.features[0];
  if (!feature || !overview.whole || overview.whole.known === 0)
    return (
      <>
        <AdoptionHead overview={overview} current={path} />
        <NoAdoption {...{ overview, path }} narrowed={false} mine={false} mayImport={role === "admin"} />
      </>
    );
  const funnel = await call(adoption.funnel, { featureId: feature.id, segment });
  return (
    <>
      <AdoptionHead overview={overview} current={path} />
      <SliceFilters overview={overview} feature={feature} />
      <FunnelView {...{ funnel, feature, segment }} />
    </>
  );
}
