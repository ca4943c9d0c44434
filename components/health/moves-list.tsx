import type { MoveRowPage, MoveRowsInput, Moves } from "#lib/health/schema/moves.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { NoMatch } from "../ui/no-match.tsx";
import { Section } from "../ui/page-header.tsx";
import { pagesOf } from "../ui/pages-of.ts";
import { Pagination } from "../ui/pagination.tsx";
import { PastEnd } from "../ui/past-end.tsx";
import { MovesRowFilters } from "./moves-row-filters.tsx";
import { MovesRows } from "./moves-rows.tsx";
import { movesPath } from "./moves-words.ts";

type MovesListProps = {
  found: Moves;
  list: MoveRowPage;
  /** As the address has them; `scope` without the filters of rows. */
  query: Query;
  scope: Query;
  asked: MoveRowsInput;
};

/** The accounts behind the figures, with their filters, pages and export. */
export function MovesList({ found, list: { rows, total }, query, scope, asked }: MovesListProps) {
  const { page, pageSize, sort, dir, reason } = asked;
  const { from, to } = found;
  const exportHref = hrefWith("/api/v1/health/moves.csv", { ...asked, from, to }, { page: null, pageSize: null });
  return (
    <Section
      title="Accounts"
      className="mt-8"
      tools={
        <a className="link" href={exportHref} download>
          Export CSV
        </a>
      }
    >
      <div id="rows" className="scroll-mt-4">
        <MovesRowFilters measures={found.measures} reason={reason} />
        {rows.length > 0 && (
          <MovesRows rows={rows} from={from} to={to} sort={dir === "desc" ? `-${sort}` : sort} query={query} />
        )}
        {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(movesPath, query, { page: null })} />}
        {rows.length === 0 && total === 0 && <NoMatch what="moves" clearHref={hrefWith(movesPath, scope)} />}
        <Pagination label="Moves" {...pagesOf(movesPath, query, { page, pageSize, shown: rows.length, total })} />
      </div>
    </Section>
  );
}
