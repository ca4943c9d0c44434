import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { formatNumber } from "#components/ui/numbers.ts";
import { Section } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { receiptDays } from "#lib/ingest/rules/kept-days.ts";
import { type GroupsInput, groupsLooked, type WaitingGroups } from "#lib/ingest/schema/sources.ts";
import { WaitingFilters } from "./waiting-filters.tsx";
import { WaitingList } from "./waiting-list.tsx";

type WaitingSectionProps = {
  asked: GroupsInput;
  groups: WaitingGroups;
  query: Query;
  now: Date;
  timeZone: string;
  /** For how many days events that nobody claims are kept. */
  rawDays: number;
};

/** The quarantine of a source: whose events these are, a person says. */
export function WaitingSection({
  asked,
  groups: { rows, total, more },
  query,
  now,
  timeZone,
  rawDays,
}: WaitingSectionProps) {
  const { sourceId, state, search, page, pageSize } = asked;
  const path = `/sources/${sourceId}`;
  const ignored = state === "ignored";
  const nothing = ignored ? "No group is ignored." : "Nothing waits: every event that came has found its account.";
  return (
    <div id="waiting">
      <Section title="Waiting for an account">
        <p className="mb-2 text-ink-2">
          Events of groups that are no account here are kept, and counted for nobody until you say whose they are. Those
          that still wait after {rawDays} days are deleted, ignored ones after {receiptDays}.
        </p>
        <WaitingFilters />
        {more && (
          <p className="mb-2 text-ink-3 text-xs">
            Counted over the newest {formatNumber(groupsLooked)} of these events. A group further back is found by its
            exact id.
          </p>
        )}
        {rows.length > 0 && (
          <WaitingList sourceId={sourceId} groups={rows} ignored={ignored} now={now} timeZone={timeZone} />
        )}
        {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
        {total === 0 && search !== "" && <NoMatch what="groups" clearHref={path} />}
        {total === 0 && search === "" && <p className="text-ink-2">{nothing}</p>}
        {total > 0 && (
          <Pagination
            label="Pages of groups"
            {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })}
          />
        )}
      </Section>
    </div>
  );
}
