import type { Metadata } from "next";
import { AdoptionColumns } from "#components/adoption/adoption-columns.tsx";
import { AdoptionExport } from "#components/adoption/adoption-export.tsx";
import { AdoptionHead } from "#components/adoption/adoption-head.tsx";
import { AsOfDay } from "#components/adoption/as-of-day.tsx";
import { MatrixScreen } from "#components/adoption/matrix-screen.tsx";
import { adoption } from "#lib/adoption/procedures.ts";
import { readAdoptionQuery, readColumns, type SearchParams } from "#lib/adoption/rules/address.ts";
import { call, currentCaller } from "#lib/call.ts";
import { today } from "#lib/clock.ts";

export const metadata: Metadata = { title: "Adoption" };

export default async function AdoptionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [query, { role, timeZone }, overview] = await Promise.all([
    searchParams,
    currentCaller(),
    call(adoption.overview, {}),
  ]);
  const shown = readColumns(
    query,
    overview.features.map(({ id }) => id),
  );
  const day = today(timeZone);
  const input = { ...readAdoptionQuery(query, role, { sort: "breadth", dir: "asc" }, day), features: shown };
  const list = await call(adoption.list, input);
  const tools = (
    <>
      <AsOfDay on={input.on} today={day} />
      <AdoptionExport input={input} />
      <AdoptionColumns features={overview.features} shown={shown} />
    </>
  );
  return (
    <>
      <AdoptionHead overview={overview} current="/adoption" tools={tools} past={input.on !== undefined} />
      <MatrixScreen {...{ overview, list, input, query }} role={role} />
    </>
  );
}
