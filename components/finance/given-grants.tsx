import type { ReactNode } from "react";
import { Empty } from "#components/ui/empty.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { sortText } from "#components/ui/sort.ts";
import type { Role } from "#lib/caller.ts";
import type { GrantPage, GrantsInput } from "#lib/finance/schema/grants.ts";
import { GrantFilters } from "./grant-filters.tsx";
import { GrantList } from "./grant-list.tsx";

type GivenGrantsProps = GrantPage & {
  asked: GrantsInput;
  query: Query;
  role: Role;
  timeZone: string;
  /** The button that gives one. */
  give: ReactNode;
};

/** Grants given to others: an admin sees all, a manager those to people of their own teams. */
export function GivenGrants({ rows, total, asked, query, role, timeZone, give }: GivenGrantsProps) {
  const { page, pageSize, search, state, scope } = asked;
  const filtered = search !== "" || state !== null || scope !== null;
  const pages = pagesOf("/money", query, { page, pageSize, shown: rows.length, total });
  return (
    <Section title={role === "admin" ? "Grants given" : "Grants to people of your teams"}>
      <GrantFilters />
      {rows.length > 0 && (
        <GrantList caption="Grants given" grants={rows} timeZone={timeZone} given={{ sort: sortText(asked), query }} />
      )}
      {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith("/money", query, { page: null })} />}
      {total === 0 && filtered && <NoMatch what="grants" clearHref="/money" />}
      {total === 0 && !filtered && (
        <Empty title="No grant yet" action={give}>
          Until somebody gets one, nobody sees an amount.
        </Empty>
      )}
      {total > 0 && <Pagination {...pages} label="Pages of grants given" />}
    </Section>
  );
}
