import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { oneText } from "#components/people/page-number.ts";
import { ProtocolFilters } from "#components/playbooks/protocol-filters.tsx";
import { ProtocolList } from "#components/playbooks/protocol-list.tsx";
import { ProtocolTabs } from "#components/playbooks/protocol-tabs.tsx";
import { WaitingBanner } from "#components/playbooks/waiting-banner.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { call, currentCaller } from "#lib/call.ts";
import { playbooks } from "#lib/playbooks/procedures.ts";
import { orderProtocols, protocolSorts } from "#lib/playbooks/rules/order-protocols.ts";

export const metadata: Metadata = { title: "Protocols" };
const path = "/protocols";

export default async function ProtocolsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const sort = readSort(query.sort as string, protocolSorts, "given");
  const [{ rows, backlog, overLimit }, { role }] = await Promise.all([call(playbooks.list, {}), currentCaller()]);
  const shown = orderProtocols(rows, sort, { q: oneText(query.q as string), mode: oneText(query.mode as string) });
  return (
    <>
      <LivePage topics={["protocols"]} />
      <PageHeader
        title="Protocols"
        tools={role === "admin" && <ButtonLink href={`${path}/new`}>New protocol</ButtonLink>}
      >
        What runs by itself: when it fires, what it does, and how often it was right.
      </PageHeader>
      <ProtocolTabs current={path} />
      <WaitingBanner backlog={backlog} overLimit={overLimit} />
      <ProtocolFilters />
      {shown.length > 0 && <ProtocolList rows={shown} sort={sortText(sort)} query={query} />}
      {shown.length === 0 && <NoMatch what="protocols" clearHref={path} />}
    </>
  );
}
