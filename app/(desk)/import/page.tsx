import type { Metadata } from "next";
import { DropZone } from "#components/imports/drop-zone.tsx";
import { ImportHistory } from "#components/imports/import-history.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { PageHeader, Section } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { imports } from "#lib/imports/procedures.ts";

export const metadata: Metadata = { title: "Import" };

const pageSize = 25;

export default async function ImportPage({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  const page = Math.max(1, Math.floor(Number((await searchParams).page)) || 1);
  const [{ rows, total }, caller] = await Promise.all([call(imports.list, { page, pageSize }), currentCaller()]);
  const from = (page - 1) * pageSize;
  return (
    <>
      <LivePage topics={["imports", "import"]} />
      <PageHeader title="Import">Bring in your own data. Every import can be undone as a whole.</PageHeader>
      <div className="grid gap-8">
        <DropZone />
        <Section title="Imports so far">
          {rows.length === 0 ? (
            <p className="text-ink-2">
              None yet. What you import will stand here, with who did it and what became of each row.
            </p>
          ) : (
            <>
              <ImportHistory rows={rows} timeZone={caller.timeZone} />
              <Pagination
                label="Pages of imports"
                from={from + 1}
                to={from + rows.length}
                total={total}
                previousHref={page > 1 ? `/import?page=${page - 1}` : undefined}
                nextHref={from + pageSize < total ? `/import?page=${page + 1}` : undefined}
              />
            </>
          )}
        </Section>
      </div>
    </>
  );
}
