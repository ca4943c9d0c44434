import type { Metadata } from "next";
import { AccountFilters } from "#components/accounts/account-filters.tsx";
import { AccountList } from "#components/accounts/account-list.tsx";
import { BandTabs } from "#components/accounts/band-tabs.tsx";
import { ListHead } from "#components/accounts/list-head.tsx";
import { ListTools } from "#components/accounts/list-tools.tsx";
import { NoAccounts } from "#components/accounts/no-accounts.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { isFiltered, readColumns, readListQuery, type SearchParams } from "#lib/accounts/rules/list-query.ts";
import { call, currentCaller } from "#lib/call.ts";
import { today } from "#lib/clock.ts";

export const metadata: Metadata = { title: "Accounts" };

export default async function AccountsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [query, caller] = await Promise.all([searchParams, currentCaller()]);
  const input = readListQuery(query, caller.role);
  const [first, counts, facets, views, fields] = await Promise.all([
    call(accounts.list, input),
    call(accounts.count, { ...input, band: [] }),
    call(accounts.facets, {}),
    call(accounts.views, { screen: "accounts" }),
    call(accounts.fields, {}),
  ]);
  const shown = readColumns(query);
  const tabs = <BandTabs counts={counts} query={{ ...query, open: null }} path="/accounts" />;
  const total = input.band.length > 0 ? input.band.reduce((sum, band) => sum + counts[band], 0) : counts.total;
  return (
    <>
      <ListHead
        total={total}
        mine={input.owner === "mine"}
        tools={<ListTools views={views} shown={shown} fields={fields} />}
      />
      <AccountFilters facets={facets} fields={fields} begins={caller.role === "csm" ? "mine" : "all"} />
      {first.rows.length === 0 ? (
        <NoAccounts filtered={isFiltered(query)} mine={input.owner === "mine"} mayImport={caller.role === "admin"}>
          {tabs}
        </NoAccounts>
      ) : (
        <AccountList
          input={input}
          first={first}
          shown={shown}
          fields={fields}
          total={total}
          asOf={today(caller.timeZone)}
          mayChange={caller.role === "csm" || caller.role === "manager"}
        >
          {tabs}
        </AccountList>
      )}
    </>
  );
}
