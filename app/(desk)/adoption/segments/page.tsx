import type { Metadata } from "next";
import { AdoptionHead } from "#components/adoption/adoption-head.tsx";
import { NoAdoption } from "#components/adoption/no-adoption.tsx";
import { SegmentFeatures } from "#components/adoption/segment-features.tsx";
import { SegmentTable } from "#components/adoption/segment-table.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { adoption } from "#lib/adoption/procedures.ts";
import { call, currentCaller } from "#lib/call.ts";

export const metadata: Metadata = { title: "Adoption by segment" };
const path = "/adoption/segments";

export default async function AdoptionSegmentsPage() {
  const [overview, { role }] = await Promise.all([call(adoption.overview, {}), currentCaller()]);
  const { segments, features, whole } = overview;
  return (
    <>
      <AdoptionHead overview={overview} current={path} />
      {!whole || whole.known === 0 ? (
        <NoAdoption {...{ overview, path }} narrowed={false} mine={false} mayImport={role === "admin"} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
          <SegmentTable segments={segments} />
          <Section title="Accounts that used each feature of their plan">
            <SegmentFeatures segments={segments} features={features} />
          </Section>
        </div>
      )}
    </>
  );
}
