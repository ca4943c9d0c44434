import type { HandedPage, readHandedQuery } from "#lib/handoffs/schema.ts";
import { LivePage } from "../live/live-page.tsx";
import { Empty } from "../ui/empty.tsx";
import type { Query } from "../ui/href.ts";
import { NoMatch } from "../ui/no-match.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { pagesOf } from "../ui/pages-of.ts";
import { Pagination } from "../ui/pagination.tsx";
import { type Sort, sortText } from "../ui/sort.ts";
import { HandedFilters } from "./handed-filters.tsx";
import { HandedList } from "./handed-list.tsx";
import { HandoffTabs } from "./handoff-tabs.tsx";
import { ServiceEffect } from "./service-effect.tsx";

const words = {
  sales: {
    title: "Handed to sales",
    lead: "Opportunities that success found. Sales negotiates; how each ended comes back here.",
    empty: "On an account, Value, hand an opportunity to sales.",
  },
  service: {
    title: "Handed to customer service",
    lead: "Tickets that success handed over, how each ended, and what it did to satisfaction.",
    empty: "On an account, Timeline, hand a ticket to customer service.",
  },
};

type HandedScreenProps = {
  kind: "sales" | "service";
  found: HandedPage;
  filters: ReturnType<typeof readHandedQuery>;
  sort: Sort<"handed" | "account">;
  query: Query;
};

export function HandedScreen({ kind, found, filters, sort, query }: HandedScreenProps) {
  const path = kind === "sales" ? "/handoffs/sales" : "/handoffs/issues";
  const { rows, total, asOf, effect } = found;
  const { q, open, accountId, page, pageSize } = filters;
  const narrowed = q !== "" || open !== null || accountId !== null;
  return (
    <>
      <LivePage topics={["handoffs", "escalations"]} />
      <PageHeader title={words[kind].title}>{words[kind].lead}</PageHeader>
      <HandoffTabs current={path} />
      {effect && effect.issues > 0 && <ServiceEffect effect={effect} />}
      <HandedFilters />
      {rows.length > 0 && <HandedList rows={rows} asOf={asOf} sort={sortText(sort)} path={path} query={query} />}
      {rows.length === 0 && narrowed && <NoMatch what="handovers" clearHref={path} />}
      {rows.length === 0 && !narrowed && <Empty title="Nothing was handed over yet">{words[kind].empty}</Empty>}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
    </>
  );
}
