import type { Metadata } from "next";
import { ViewsMenu } from "#components/accounts/views-menu.tsx";
import { DocumentedFilters } from "#components/engagement/documented-filters.tsx";
import { DocumentedRows } from "#components/engagement/documented-rows.tsx";
import { DocumentedTools } from "#components/engagement/documented-tools.tsx";
import { NoDocumented } from "#components/engagement/no-documented.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import type { Query } from "#components/ui/href.ts";
import { formatCount } from "#components/ui/numbers.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { accounts } from "#lib/accounts/procedures.ts";
import { call } from "#lib/call.ts";
import { engagement } from "#lib/engagement/procedures.ts";
import { documentedSorts, readDocumentedQuery } from "#lib/engagement/schema/interactions.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Interactions" };
const path = "/interactions";

export default async function InteractionsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const sort = readSort(query.sort as string, documentedSorts, "-at");
  const filters = { ...readDocumentedQuery(query), ...sort };
  const [found, facets, teams, views, me, account] = await Promise.all([
    call(engagement.documented, filters),
    call(accounts.facets, {}),
    call(people.teams, {}),
    call(accounts.views, { screen: "interactions" }),
    call(people.me, {}),
    filters.accountId === null ? null : call(accounts.get, { accountId: filters.accountId }).catch(() => null),
  ]);
  const { rows, total, asOf } = found;
  const { q, kind, personId, accountId, teamId, sentiment, system, from, to, page, pageSize } = filters;
  const narrowed =
    q !== "" ||
    system !== "with" ||
    [kind, personId, accountId, teamId, sentiment, from, to].some((value) => value !== null);
  return (
    <>
      <LivePage topics={["interactions"]} />
      <PageHeader
        title="Interactions"
        tools={<DocumentedTools input={filters} mayAdd={me.role === "csm" || me.role === "manager"} />}
      >
        {formatCount(total, "entry", "entries")} of what was said with customers and what the system did.
      </PageHeader>
      <DocumentedFilters people={facets.owners} teams={teams} account={account} from={from} to={to} today={asOf}>
        <ViewsMenu screen="interactions" views={views} />
      </DocumentedFilters>
      {rows.length > 0 && <DocumentedRows rows={rows} asOf={asOf} sort={sortText(sort)} path={path} query={query} />}
      {rows.length === 0 && <NoDocumented total={total} narrowed={narrowed} path={path} query={query} />}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
    </>
  );
}
