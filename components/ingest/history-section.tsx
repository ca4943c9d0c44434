import { hrefWith, type Query } from "#components/ui/href.ts";
import { Section } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { loadPause } from "#lib/ingest/rules/kept-days.ts";
import type { HistoryLoads, LoadsInput } from "#lib/ingest/schema/history.ts";
import { HistoryList } from "./history-list.tsx";

type HistorySectionProps = { asked: LoadsInput; history: HistoryLoads; query: Query; now: Date; timeZone: string };

/** Older history that came by /v1/import: what each load brought, and a way to have it undone. */
export function HistorySection({ asked, history: { rows, total }, query, now, timeZone }: HistorySectionProps) {
  const { sourceId, page, pageSize } = asked;
  const path = `/sources/${sourceId}`;
  return (
    <div id="history">
      <Section title="Older history">
        <p className="mb-2 max-w-prose text-ink-2">
          {total === 0 ? (
            "No older history came from this source. Send it to POST /v1/import: it is counted on the days it is of, and can be undone."
          ) : (
            <>
              What came by POST /v1/import. What follows within {loadPause} minutes is one load, which ends at midnight
              UTC.
            </>
          )}
        </p>
        {rows.length > 0 && <HistoryList sourceId={sourceId} loads={rows} now={now} timeZone={timeZone} />}
        {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { loads: null })} />}
        {total > pageSize && (
          <Pagination
            label="Pages of older history"
            {...pagesOf(path, query, { page, pageSize, shown: rows.length, total, name: "loads" })}
          />
        )}
      </Section>
    </div>
  );
}
