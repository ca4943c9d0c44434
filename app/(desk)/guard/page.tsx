import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { StartDraft } from "#components/promises/draft-tools.tsx";
import { GuardTabs } from "#components/promises/guard-tabs.tsx";
import { Nothing } from "#components/promises/nothing.tsx";
import { RuleFilters } from "#components/promises/rule-filters.tsx";
import { RuleTable } from "#components/promises/rule-table.tsx";
import { TryText } from "#components/promises/try-text.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { Tag } from "#components/ui/tag.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { promises } from "#lib/promises/procedures.ts";
import { readRuleQuery, ruleSorts } from "#lib/promises/schema/rules.ts";

export const metadata: Metadata = { title: "Promise guard" };
const path = "/guard";

export default async function GuardPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const filters = readRuleQuery(query);
  const sort = readSort(query.sort as string, ruleSorts, "order");
  const [found, { role }] = await Promise.all([call(promises.rules, { ...filters, ...sort }), currentCaller()]);
  const { rows, total, version, draftId } = found;
  const { q, category, verdict, tests, page, pageSize } = filters;
  const narrowed = Boolean(q || category || verdict || tests);
  const tools =
    draftId === null ? role === "admin" && <StartDraft /> : <ButtonLink href="/guard/draft">Open the draft</ButtonLink>;
  return (
    <>
      <LivePage topics={["promises"]} />
      <PageHeader title="Promise guard" mark={<Tag>v{version.version}</Tag>} tools={tools}>
        What success never promises a customer. Every text for one is read by these rules while it is typed, and again
        when it is sent.
      </PageHeader>
      <GuardTabs current={path} />
      <RuleFilters />
      {rows.length > 0 && <RuleTable rows={rows} sort={sortText(sort)} path={path} base="/guard/rules" query={query} />}
      {rows.length === 0 && (
        <Nothing what="rules" empty="Start a draft and add one." {...{ total, narrowed, path, query }} />
      )}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
      <div className="mt-6">
        <TryText title="Try a text" />
      </div>
    </>
  );
}
