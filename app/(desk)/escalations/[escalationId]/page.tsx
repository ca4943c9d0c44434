import { notFound } from "next/navigation";
import { cache } from "react";
import { EscalationPage } from "#components/escalations/escalation-page.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { escalations } from "#lib/escalations/procedures.ts";
import { idOfReference, referenceOf } from "#lib/escalations/rules/reference.ts";

type Params = { params: Promise<{ escalationId: string }> };

const read = cache(async (typed: string) => {
  const escalationId = idOfReference(typed);
  if (escalationId === null) notFound();
  return call(escalations.get, { escalationId });
});

export async function generateMetadata({ params }: Params) {
  const { escalation } = await read((await params).escalationId);
  return { title: `${referenceOf(escalation.id)} ${escalation.title}` };
}

export default async function OneEscalationPage({ params }: Params) {
  const [detail, { role, timeZone }] = await Promise.all([read((await params).escalationId), currentCaller()]);
  return (
    <>
      <LivePage topics={["escalations"]} />
      <EscalationPage detail={detail} role={role} timeZone={timeZone} />
    </>
  );
}
