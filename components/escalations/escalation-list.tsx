import type { ReactNode } from "react";
import { Empty } from "#components/ui/empty.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { sortText } from "#components/ui/sort.ts";
import type { EscalationRow, ListInput } from "#lib/escalations/schema/list.ts";
import { EscalationTable } from "./escalation-table.tsx";
import { isFiltered } from "./filter-words.ts";
import { QueueList } from "./queue-list.tsx";

type EscalationListProps = {
  found: { rows: EscalationRow[]; total: number; asOf: string };
  asked: ListInput;
  path: string;
  query: Query;
  timeZone: string;
  /** Triaged from here: rows can be chosen and open a panel. */
  queue?: boolean;
  /** What it says when there is nothing at all. */
  none: { title: string; words: ReactNode };
};

/** A page of escalations with its empty states. */
export function EscalationList({ found, asked, path, query, timeZone, queue, none }: EscalationListProps) {
  const { rows, total, asOf } = found;
  const table = { rows, asOf, timeZone, path, query, sort: sortText(asked) };
  return (
    <>
      {rows.length > 0 && (queue ? <QueueList {...table} /> : <EscalationTable {...table} />)}
      {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
      {total === 0 && isFiltered(query) && <NoMatch what="escalations" clearHref={path} />}
      {total === 0 && !isFiltered(query) && <Empty title={none.title}>{none.words}</Empty>}
      {total > 0 && (
        <Pagination
          {...pagesOf(path, query, { page: asked.page, pageSize: asked.pageSize, shown: rows.length, total })}
        />
      )}
    </>
  );
}
