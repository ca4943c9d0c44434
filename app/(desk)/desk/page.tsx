import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { EscalationFilters } from "#components/escalations/escalation-filters.tsx";
import { EscalationList } from "#components/escalations/escalation-list.tsx";
import { readListQuery } from "#components/escalations/filter-words.ts";
import { LivePage } from "#components/live/live-page.tsx";
import { deskWords } from "#components/people/role-words.ts";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { call } from "#lib/call.ts";
import { escalations } from "#lib/escalations/procedures.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Desk" };

export default async function DeskPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const { role, desk, timeZone } = await call(people.me, {});
  if (role !== "specialist" || !desk) forbidden();
  const asked = readListQuery(query);
  const found = await call(escalations.list, asked);
  return (
    <>
      <LivePage topics={["escalations"]} />
      <PageHeader title={`${deskWords[desk]} desk`}>What the coordinator routed to you, what is due first.</PageHeader>
      <EscalationFilters waits="Waiting for me" desks={false} />
      <EscalationList
        found={found}
        asked={asked}
        path="/desk"
        query={query}
        timeZone={timeZone}
        none={{
          title: "Nothing is routed to your desk",
          words:
            "Whatever is escalated goes to the coordinator, who routes it to the desk that can answer. What is for yours appears here by itself.",
        }}
      />
    </>
  );
}
