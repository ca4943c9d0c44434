import type { Metadata } from "next";
import { AccessList } from "#components/finance/access-list.tsx";
import { MoneyTabs } from "#components/finance/money-tabs.tsx";
import { pageNumber } from "#components/people/page-number.ts";
import { hrefWith } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Empty } from "#components/ui/states.tsx";
import { call } from "#lib/call.ts";
import { finance } from "#lib/finance/procedures.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Access log" };

const pageSize = 50;

export default async function AccessPage({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  const page = pageNumber((await searchParams).page);
  const [rows, me] = await Promise.all([call(finance.access, { page, pageSize }), call(people.me, {})]);
  const hrefOf = (next: number) => hrefWith("/money/access", {}, { page: next > 1 ? next : null });
  const from = (page - 1) * pageSize;
  return (
    <>
      <PageHeader title="Access log">Who read whose amounts, and when. The log only grows.</PageHeader>
      <MoneyTabs current="/money/access" />
      {rows.length > 0 ? (
        <AccessList rows={rows} timeZone={me.timeZone} />
      ) : (
        <Empty title="Nothing here">
          {page > 1 ? "Go back to the first page." : "Nobody has read an amount so far."}
        </Empty>
      )}
      <Pagination
        from={rows.length && from + 1}
        to={rows.length && from + rows.length}
        previousHref={page > 1 ? hrefOf(page - 1) : undefined}
        nextHref={rows.length === pageSize ? hrefOf(page + 1) : undefined}
      />
    </>
  );
}
