import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { StartDraft } from "#components/promises/draft-tools.tsx";
import { GuardTabs } from "#components/promises/guard-tabs.tsx";
import { VersionTable } from "#components/promises/version-table.tsx";
import { Banner } from "#components/ui/banner.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { promises } from "#lib/promises/procedures.ts";
import { versionsInput } from "#lib/promises/schema/rules.ts";

export const metadata: Metadata = { title: "Versions of the promise rules" };
const path = "/guard/versions";

export default async function GuardVersionsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const page = versionsInput.shape.page.safeParse(query.page).data ?? 1;
  const pageSize = 50;
  const [found, { role, timeZone }] = await Promise.all([call(promises.versions, { page, pageSize }), currentCaller()]);
  const mayChange = role === "admin";
  const { rows, total, newerShipped } = found;
  return (
    <>
      <LivePage topics={["promises"]} />
      <PageHeader title="Versions">
        Rules that were published stay as they were; an earlier version can come back.
      </PageHeader>
      <GuardTabs current={path} />
      {mayChange && newerShipped && (
        <Banner label="Rules of this release" actions={<StartDraft from="shipped" words="Start a draft from them" />}>
          This release brings other rules than any version here.
        </Banner>
      )}
      <VersionTable rows={rows} mayChange={mayChange} now={new Date()} timeZone={timeZone} />
      <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />
    </>
  );
}
