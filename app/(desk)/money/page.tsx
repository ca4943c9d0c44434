import type { Metadata } from "next";
import { AskAccess } from "#components/finance/ask-access.tsx";
import { GiveGrant } from "#components/finance/give-grant.tsx";
import { GivenGrants } from "#components/finance/given-grants.tsx";
import { readGrantFilters } from "#components/finance/grant-words.ts";
import { MoneyTabs } from "#components/finance/money-tabs.tsx";
import { OpenRequests } from "#components/finance/open-requests.tsx";
import { OwnGrants } from "#components/finance/own-grants.tsx";
import { OwnRequests } from "#components/finance/own-requests.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { pageNumber } from "#components/people/page-number.ts";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readSort } from "#components/ui/sort.ts";
import { call } from "#lib/call.ts";
import { finance } from "#lib/finance/procedures.ts";
import { grantSorts } from "#lib/finance/schema/grants.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Money access" };

const [ownSize, pageSize] = [10, 50];

export default async function MoneyPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ownPage = pageNumber(query.mine as string);
  const [mine, asks, me] = await Promise.all([
    call(finance.myGrants, { page: ownPage, pageSize: ownSize }),
    call(finance.myRequests, { state: null, pageSize: 5 }),
    call(people.me, {}),
  ]);
  const gives = me.role === "manager" || me.role === "admin";
  const sort = readSort(query.sort as string, grantSorts, "state");
  const asked = { ...readGrantFilters(query), ...sort, page: pageNumber(query.page as string), pageSize };
  const given = gives ? await call(finance.grants, asked) : null;
  const requests = gives ? await call(finance.requests, {}) : null;
  const giveGrant = gives && <GiveGrant me={me.userId} teamIds={me.role === "manager" ? me.teamIds : undefined} />;
  return (
    <>
      <LivePage topics={["grants"]} />
      <PageHeader title="Money access" tools={[<AskAccess key="ask" />, giveGrant]}>
        Amounts are shown only with a grant, and every read is logged.
      </PageHeader>
      <MoneyTabs current="/money" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {requests && <OpenRequests {...requests} timeZone={me.timeZone} />}
        <OwnGrants {...mine} page={ownPage} pageSize={ownSize} query={query} role={me.role} timeZone={me.timeZone} />
        <OwnRequests rows={asks.rows} timeZone={me.timeZone} />
        {given && (
          <GivenGrants {...given} asked={asked} query={query} role={me.role} timeZone={me.timeZone} give={giveGrant} />
        )}
      </div>
    </>
  );
}
