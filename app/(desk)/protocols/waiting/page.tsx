import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { oneText, pageNumber } from "#components/people/page-number.ts";
import { NoMatches } from "#components/playbooks/no-matches.tsx";
import { ProtocolTabs } from "#components/playbooks/protocol-tabs.tsx";
import { listWords } from "#components/playbooks/protocol-words.ts";
import { WaitingFilters } from "#components/playbooks/waiting-filters.tsx";
import { WaitingList } from "#components/playbooks/waiting-list.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { playbooks } from "#lib/playbooks/procedures.ts";
import { matchLists } from "#lib/playbooks/schema/protocols.ts";

export const metadata: Metadata = { title: "Waiting and shadow" };
const path = "/protocols/waiting";
const pageSize = 50;

export default async function WaitingPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const [q, page] = [oneText(query.q as string), pageNumber(query.page as string)];
  const list = matchLists.find((one) => one === query.list) ?? "backlog";
  const protocolId = Number(query.protocol) > 0 ? Number(query.protocol) : null;
  const [{ rows, total }, protocols, { role }] = await Promise.all([
    call(playbooks.matches, { list, q, protocolId, page, pageSize }),
    call(playbooks.list, {}),
    currentCaller(),
  ]);
  const waits = list === "backlog" || list === "limit";
  return (
    <>
      <LivePage topics={["protocols"]} />
      <PageHeader title={listWords[list]}>
        {waits
          ? "Nothing was done for these yet. A manager releases those of their teams, in whole or in part; what is over leaves the list by itself."
          : "Nothing was done for these, on purpose. It is kept to see how often a protocol fires, and what it is worth."}
      </PageHeader>
      <ProtocolTabs current={path} />
      <WaitingFilters protocols={protocols.rows.map(({ id, name }) => ({ value: String(id), label: name }))} />
      {rows.length > 0 && (
        <WaitingList
          key={list}
          rows={rows}
          total={total}
          protocolId={protocolId}
          waits={waits}
          mayRelease={role === "manager"}
        />
      )}
      {rows.length === 0 && (
        <NoMatches list={list} total={total} narrowed={q !== "" || protocolId !== null} query={query} />
      )}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
    </>
  );
}
