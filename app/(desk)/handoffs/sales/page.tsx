import type { Metadata } from "next";
import { HandedScreen } from "#components/handoffs/handed-screen.tsx";
import type { Query } from "#components/ui/href.ts";
import { readSort } from "#components/ui/sort.ts";
import { call } from "#lib/call.ts";
import { handoffs } from "#lib/handoffs/procedures.ts";
import { readHandedQuery } from "#lib/handoffs/schema.ts";

export const metadata: Metadata = { title: "Handed to sales" };

export default async function ToSalesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const filters = readHandedQuery(query);
  const sort = readSort(query.sort as string, ["handed", "account"], "-handed");
  const found = await call(handoffs.handed, { kind: "sales", ...filters, ...sort });
  return <HandedScreen kind="sales" found={found} filters={filters} sort={sort} query={query} />;
}
