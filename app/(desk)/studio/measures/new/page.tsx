import type { Metadata } from "next";
import { OwnMeasureForm } from "#components/health/own-measure-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { health } from "#lib/health/procedures.ts";

export const metadata: Metadata = { title: "New measure" };

export default async function NewMeasurePage() {
  const [sources, { role }] = await Promise.all([call(health.ownSources, {}), currentCaller()]);
  return (
    <>
      <PageHeader title="New measure" crumb={<TextLink href="/studio/measures">Own measures</TextLink>}>
        Choose what it is made of; see it among accounts that stayed and left; give its values points.
      </PageHeader>
      <OwnMeasureForm sources={sources} mayMake={role === "admin"} />
    </>
  );
}
