import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { DismissalFilters } from "#components/promises/dismissal-filters.tsx";
import { DismissalTable } from "#components/promises/dismissal-table.tsx";
import { DismisserTable } from "#components/promises/dismisser-table.tsx";
import { GuardTabs } from "#components/promises/guard-tabs.tsx";
import { Nothing } from "#components/promises/nothing.tsx";
import { lastWeeks } from "#components/promises/promise-words.ts";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { call, currentCaller } from "#lib/call.ts";
import { today } from "#lib/clock.ts";
import { promises } from "#lib/promises/procedures.ts";
import { dismissalSorts, readDismissalQuery } from "#lib/promises/schema/dismissals.ts";

export const metadata: Metadata = { title: "Called no promise" };
const path = "/guard/dismissals";

export default async function DismissalsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const filters = readDismissalQuery(query);
  const sort = readSort(query.sort as string, dismissalSorts, "-at");
  const [{ rows, total }, { people, rules }, all, { timeZone }] = await Promise.all([
    call(promises.dismissals, { ...filters, ...sort }),
    call(promises.dismissers, {}),
    call(promises.rules, { pageSize: 200 }),
    currentCaller(),
  ]);
  const nameOf = (ruleId: string) => all.rows.find(({ id }) => id === ruleId)?.name ?? ruleId;
  const named = rules.map(({ ruleId }) => ({ ruleId, name: nameOf(ruleId) }));
  const { q, ruleId, userId, week, judged, sample, page, pageSize } = filters;
  const narrowed = Boolean(q || ruleId || userId || week || judged || sample);
  const list = { rows, nameOf, sort: sortText(sort), path, query, now: new Date(), timeZone };
  return (
    <>
      <LivePage topics={["promises"]} />
      <PageHeader title="Called no promise">
        Marked words that were sent as they stood. A manager says of a sample each week whether that was right; it
        counts in the rule's precision.
      </PageHeader>
      <GuardTabs current={path} />
      <DismissalFilters people={people} rules={named} weeks={lastWeeks(today(timeZone))} />
      {rows.length > 0 && <DismissalTable {...list} />}
      {rows.length === 0 && (
        <Nothing
          what="dismissed marks"
          empty="Whoever sends marked words as no promise is listed here."
          {...{ total, narrowed, path, query }}
        />
      )}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
      <DismisserTable people={people} />
    </>
  );
}
