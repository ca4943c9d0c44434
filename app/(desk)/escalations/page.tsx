import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { EscalationFilters } from "#components/escalations/escalation-filters.tsx";
import { EscalationList } from "#components/escalations/escalation-list.tsx";
import { readListQuery } from "#components/escalations/filter-words.ts";
import { LivePage } from "#components/live/live-page.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { escalations } from "#lib/escalations/procedures.ts";

export const metadata: Metadata = { title: "Escalations" };

const whose: Record<string, string> = {
  csm: "What you raised, and what concerns your accounts.",
  manager: "Those of your teams' accounts.",
};

export default async function EscalationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const { role, timeZone } = await currentCaller();
  if (role === "specialist") forbidden();
  const asked = readListQuery(query);
  const [found, duty] = await Promise.all([call(escalations.list, asked), call(escalations.duty, {})]);
  return (
    <>
      <LivePage topics={["escalations"]} />
      <PageHeader title="Escalations">
        {whose[role ?? ""] ?? "All of them."}
        {duty.standsInFor.length > 0 && (
          <>
            {" "}
            You stand in for {duty.standsInFor.join(" and ")}: <TextLink href="/queue">open the queue</TextLink>.
          </>
        )}
      </PageHeader>
      <EscalationFilters waits="Waiting for me" />
      <EscalationList
        found={found}
        asked={asked}
        path="/escalations"
        query={query}
        timeZone={timeZone}
        none={{
          title: "No open escalation",
          words:
            "Escalate from an account's page when something is beyond your scope; the coordinator finds who answers.",
        }}
      />
    </>
  );
}
