import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { ProductFilters } from "#components/metrics/product-filters.tsx";
import { ProductList } from "#components/metrics/product-list.tsx";
import { ScopeProgress } from "#components/metrics/scope-progress.tsx";
import { oneText, pageNumber } from "#components/people/page-number.ts";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { readSort, sortText } from "#components/ui/sort.ts";
import { call } from "#lib/call.ts";
import { health } from "#lib/health/procedures.ts";
import { metrics } from "#lib/metrics/procedures.ts";
import { productSorts } from "#lib/metrics/schema/products.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Products" };

const pageSize = 50;
const path = "/settings/products";

export default async function ProductsPage({ searchParams }: { searchParams: Promise<Query & { page?: string }> }) {
  const query = await searchParams;
  const [page, search, typed] = [pageNumber(query.page), oneText(query.q as string), oneText(query.scope as string)];
  const scope = typed === "in" || typed === "out" ? typed : null;
  const sort = readSort(query.sort as string, productSorts, "name");
  const me = await call(people.me, {});
  const [{ rows, total }, rescope, scores] = await Promise.all([
    call(metrics.products, { search, scope, ...sort, page, pageSize }),
    call(metrics.rescope, {}),
    call(health.backfill, {}),
  ]);
  return (
    <>
      <LivePage topics={["products", "models", "imports"]} />
      <PageHeader title="Products">
        What makes a customer and their recurring revenue.{me.role !== "admin" && " An admin decides what counts."}
      </PageHeader>
      <SettingsTabs current={path} role={me.role} />
      <ProductFilters />
      <ScopeProgress rescope={rescope} scores={scores} />
      {rows.length > 0 && (
        <ProductList products={rows} sort={sortText(sort)} query={query} mayChange={me.role === "admin"} />
      )}
      {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
      {total === 0 && (search || scope) && <NoMatch what="products" clearHref={path} />}
      {total === 0 && !search && !scope && (
        <Empty title="No product yet">Products come with subscriptions; import them and they are listed here.</Empty>
      )}
      <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />
    </>
  );
}
