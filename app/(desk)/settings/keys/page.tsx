import type { Metadata } from "next";
import { KeyFilters } from "#components/people/key-filters.tsx";
import { KeyList } from "#components/people/key-list.tsx";
import { readKeyFilters } from "#components/people/key-words.ts";
import { NewKey } from "#components/people/new-key.tsx";
import { pageNumber } from "#components/people/page-number.ts";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import { call } from "#lib/call.ts";
import { people } from "#lib/people/procedures.ts";
import { keySorts } from "#lib/people/schema/keys.ts";

export const metadata: Metadata = { title: "API keys" };

const pageSize = 50;
const path = "/settings/keys";

export default async function KeysPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const page = pageNumber(query.page as string);
  const filters = readKeyFilters(query);
  const sort = readSort(query.sort as string, keySorts, "-created");
  const asked = { ...filters, ...sort, page, pageSize };
  const [{ rows, total }, me] = await Promise.all([call(people.keys, asked), call(people.me, {})]);
  const filtered = filters.search !== "" || filters.state !== null || filters.kind !== null;
  return (
    <>
      <PageHeader title="API keys" tools={<NewKey />}>
        For programs. Each acts for one person and never does more than they may.{" "}
        <TextLink href="/api/docs">What can be asked</TextLink>
      </PageHeader>
      <SettingsTabs current={path} role={me.role} />
      <KeyFilters />
      {rows.length > 0 && (
        <KeyList keys={rows} sort={sortText(sort)} query={query} now={new Date()} timeZone={me.timeZone} />
      )}
      {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
      {total === 0 && filtered && <NoMatch what="keys" clearHref={path} />}
      {total === 0 && !filtered && (
        <Empty title="No key yet" action={<NewKey />}>
          A key lets a program send events, read, or act for a person.
        </Empty>
      )}
      <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />
    </>
  );
}
