import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { DeputySection } from "#components/escalations/deputy-section.tsx";
import { EscalationFilters } from "#components/escalations/escalation-filters.tsx";
import { EscalationList } from "#components/escalations/escalation-list.tsx";
import { readListQuery } from "#components/escalations/filter-words.ts";
import { LivePage } from "#components/live/live-page.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { escalations } from "#lib/escalations/procedures.ts";

export const metadata: Metadata = { title: "Queue" };

export default async function QueuePage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const [duty, { role, timeZone }] = await Promise.all([call(escalations.duty, {}), currentCaller()]);
  if (!duty.coordinates) forbidden();
  const asked = readListQuery(query);
  const [found, deputies] = await Promise.all([call(escalations.list, asked), call(escalations.deputies, {})]);
  return (
    <>
      <LivePage topics={["escalations"]} />
      <PageHeader title="Queue">
        {duty.standsInFor.length > 0
          ? `You stand in for ${duty.standsInFor.join(" and ")}: triage, route and close.`
          : "Everything that was escalated: triage it, route it to a desk, close it."}
      </PageHeader>
      <DeputySection deputies={deputies} mayName={role === "coordinator"} />
      <EscalationFilters waits="Waiting for a coordinator" />
      <EscalationList
        found={found}
        asked={asked}
        path="/queue"
        query={query}
        timeZone={timeZone}
        queue
        none={{ title: "The queue is empty", words: "What customer success or a protocol escalates appears here." }}
      />
    </>
  );
}
