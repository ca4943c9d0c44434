import type { Metadata } from "next";
import { AdoptionExport } from "#components/adoption/adoption-export.tsx";
import { AdoptionFilters } from "#components/adoption/adoption-filters.tsx";
import { AdoptionHead } from "#components/adoption/adoption-head.tsx";
import { AdoptionPages } from "#components/adoption/adoption-pages.tsx";
import { NoAdoption } from "#components/adoption/no-adoption.tsx";
import { QuietList } from "#components/adoption/quiet-list.tsx";
import { adoption } from "#lib/adoption/procedures.ts";
import { isNarrowed, readAdoptionQuery, type SearchParams } from "#lib/adoption/rules/address.ts";
import { fallingShare, leastUserDays, silentDays, windowDays } from "#lib/adoption/schema/windows.ts";
import { call, currentCaller } from "#lib/call.ts";
import { today } from "#lib/clock.ts";

export const metadata: Metadata = { title: "Gone quiet" };
const path = "/adoption/quiet";
const none = { title: "Nobody has gone quiet", text: "No account fell silent or is half as active as before." };

export default async function AdoptionQuietPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [query, { role, timeZone }] = await Promise.all([searchParams, currentCaller()]);
  const input = readAdoptionQuery(query, role, { sort: "trend", dir: "asc", quiet: "any", people: true });
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
      {rows.length === 0 ? (
        <NoAdoption {...empty} none={none} />
      ) : (
        <>
          <QuietList {...{ rows, input, query }} asOf={today(timeZone)} />
          <AdoptionPages {...{ path, query, total, more, next, previous }} first={input.after === undefined} />
        </>
      )}
      <p className="mt-3 text-ink-3 text-xs">
        Silent: no use for {silentDays} days, after some in the {windowDays} days before. Falling: its users were active
        on {fallingShare * 100} % of the days they were before, or fewer, of at least {leastUserDays}.
      </p>
    </>
  );
}
