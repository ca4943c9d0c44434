import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { oneText, pageNumber } from "#components/people/page-number.ts";
import { InterventionFilters } from "#components/playbooks/intervention-filters.tsx";
import { InterventionList } from "#components/playbooks/intervention-list.tsx";
import { ProtocolTabs } from "#components/playbooks/protocol-tabs.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { call } from "#lib/call.ts";
import { playbooks } from "#lib/playbooks/procedures.ts";
import { interventionSorts } from "#lib/playbooks/schema/interventions.ts";
import { interventionStates } from "#lib/playbooks/schema.ts";

export const metadata: Metadata = { title: "Interventions" };
const path = "/protocols/interventions";
const pageSize = 50;
const numberOf = (text: unknown) => (Number(text) > 0 ? Number(text) : null);

export default async function InterventionsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const [q, page] = [oneText(query.q as string), pageNumber(query.page as string)];
  const state = interventionStates.find((one) => one === query.state) ?? null;
  const [protocolId, accountId, mine] = [numberOf(query.protocol), numberOf(query.account), query.mine === "yes"];
  const sort = readSort(query.sort as string, interventionSorts, "-opened");
  const [{ rows, total }, protocols] = await Promise.all([
    call(playbooks.interventions, { q, state, protocolId, accountId, mine, page, pageSize, ...sort }),
    call(playbooks.list, {}),
  ]);
  const narrowed = q !== "" || mine || [state, protocolId, accountId].some((one) => one !== null);
  return (
    <>
      <LivePage topics={["protocols"]} />
      <PageHeader title="Interventions">What protocols opened: for whom, why, and what came of it.</PageHeader>
      <ProtocolTabs current={path} />
      <InterventionFilters protocols={protocols.rows.map(({ id, name }) => ({ value: String(id), label: name }))} />
      {rows.length > 0 && <InterventionList rows={rows} sort={sortText(sort)} path={path} query={query} />}
      {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
      {total === 0 && narrowed && <NoMatch what="interventions" clearHref={path} />}
      {total === 0 && !narrowed && (
        <Empty title="No intervention yet">A protocol that is on opens one as soon as it fires.</Empty>
      )}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
    </>
  );
}
