import type { Metadata } from "next";
import { GiveGrant } from "#components/finance/give-grant.tsx";
import { GivenGrants } from "#components/finance/given-grants.tsx";
import { readGrantFilters } from "#components/finance/grant-words.ts";
import { MoneyTabs } from "#components/finance/money-tabs.tsx";
import { OwnGrants } from "#components/finance/own-grants.tsx";
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
  const [mine, me] = await Promise.all([
    call(finance.myGrants, { page: ownPage, pageSize: ownSize }),
    call(people.me, {}),
  ]);
  const gives = me.role === "manager" || me.role === "admin";
  const sort = readSort(query.sort as string, grantSorts, "state");
  const asked = { ...readGrantFilters(query), ...sort, page: pageNumber(query.page as string), pageSize };
  const given = gives ? await call(finance.grants, asked) : null;
  const giveGrant = gives && <GiveGrant me={me.userId} teamIds={me.role === "manager" ? me.teamIds : undefined} />;
  return (
    <>
      <PageHeader title="Money access" tools={giveGrant}>
        Amounts are shown only with a grant, and every read is logged.
      </PageHeader>
      {me.role === "admin" && <MoneyTabs current="/money" />}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <OwnGrants {...mine} page={ownPage} pageSize={ownSize} query={query} role={me.role} timeZone={me.timeZone} />
        {given && (
          <GivenGrants {...given} asked={asked} query={query} role={me.role} timeZone={me.timeZone} give={giveGrant} />
        )}
      </div>
    </>
  );
}
