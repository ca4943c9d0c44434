import type { Metadata } from "next";
import { AdoptionExport } from "#components/adoption/adoption-export.tsx";
import { AdoptionFilters } from "#components/adoption/adoption-filters.tsx";
import { AdoptionHead } from "#components/adoption/adoption-head.tsx";
import { AdoptionPages } from "#components/adoption/adoption-pages.tsx";
import { NoAdoption } from "#components/adoption/no-adoption.tsx";
import { UnusedFeatures } from "#components/adoption/unused-features.tsx";
import { UnusedList } from "#components/adoption/unused-list.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { adoption } from "#lib/adoption/procedures.ts";
import { isNarrowed, readAdoptionQuery, type SearchParams } from "#lib/adoption/rules/address.ts";
import { call, currentCaller } from "#lib/call.ts";
import { today } from "#lib/clock.ts";

export const metadata: Metadata = { title: "Paid for, not used" };
const path = "/adoption/unused";
const none = {
  title: "Everything that is paid for is used",
  text: "Each account used every feature of its plan in 28 days.",
};

export default async function AdoptionUnusedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [query, { role, timeZone }] = await Promise.all([searchParams, currentCaller()]);
  const input = readAdoptionQuery(query, role, { sort: "renewal", dir: "asc", anyUnused: true });
  const [overview, { rows, next, previous, total, more }] = await Promise.all([
    call(adoption.overview, {}),
    call(adoption.list, input),
  ]);
  const empty = {
    overview,
    path,
    narrowed: isNarrowed(query),
    mine: input.owner === "mine",
    mayImport: role === "admin",
  };
  return (
    <>
      <AdoptionHead overview={overview} current={path} tools={<AdoptionExport input={input} />} />
      <AdoptionFilters overview={overview} begins={role === "csm" ? "mine" : "all"} />
      {rows.length === 0 && <NoAdoption {...empty} none={none} />}
      {rows.length > 0 && (
        <>
          <UnusedList {...{ rows, input, query }} asOf={today(timeZone)} />
          <AdoptionPages {...{ path, query, total, more, next, previous }} first={input.after === undefined} />
        </>
      )}
      {overview.whole && overview.whole.known > 0 && (
        <Section title="By feature, all accounts" className="mt-6">
          <UnusedFeatures features={overview.features} />
        </Section>
      )}
    </>
  );
}
