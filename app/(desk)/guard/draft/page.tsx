import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { DraftChanges } from "#components/promises/draft-changes.tsx";
import { DraftTools } from "#components/promises/draft-tools.tsx";
import { GuardTabs } from "#components/promises/guard-tabs.tsx";
import { NoDraft } from "#components/promises/no-draft.tsx";
import { Nothing } from "#components/promises/nothing.tsx";
import { RuleFilters } from "#components/promises/rule-filters.tsx";
import { RuleTable } from "#components/promises/rule-table.tsx";
import { TryText } from "#components/promises/try-text.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { Tag } from "#components/ui/tag.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { promises } from "#lib/promises/procedures.ts";
import { readRuleQuery, ruleSorts } from "#lib/promises/schema/rules.ts";

export const metadata: Metadata = { title: "Draft of the promise rules" };
const path = "/guard/draft";

export default async function GuardDraftPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const filters = readRuleQuery(query);
  const sort = readSort(query.sort as string, ruleSorts, "order");
  const [{ draftId }, { role }] = await Promise.all([call(promises.rules, { pageSize: 1 }), currentCaller()]);
  const found = draftId === null ? null : await call(promises.rules, { ...filters, ...sort, versionId: draftId });
  const mayChange = role === "admin";
  const { q, category, verdict, tests, page, pageSize } = filters;
  const list = { total: found?.total ?? 0, narrowed: Boolean(q || category || verdict || tests), path, query };
  const tools = found && mayChange && <DraftTools versionId={found.version.id} failing={found.failing} />;
  return (
    <>
      <LivePage topics={["promises"]} />
      <PageHeader title="Draft" mark={found && <Tag>from v{found.version.basedOn}</Tag>} tools={tools}>
        Rules that are being worked on. Nothing here counts before it is published.
      </PageHeader>
      <GuardTabs current={path} />
      {found ? <DraftChanges found={found} /> : <NoDraft mayChange={mayChange} />}
      {found && <RuleFilters />}
      {found && found.rows.length > 0 && (
        <RuleTable rows={found.rows} sort={sortText(sort)} path={path} base={path} query={query} />
      )}
      {found?.rows.length === 0 && <Nothing what="rules" empty="Add the first." {...list} />}
      {found && (
        <Pagination {...pagesOf(path, query, { page, pageSize, shown: found.rows.length, total: list.total })} />
      )}
      {found && (
        <div className="mt-6">
          <TryText versionId={found.version.id} title="Try a text on the draft" />
        </div>
      )}
    </>
  );
}
