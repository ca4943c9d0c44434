"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { RowPage, ScopeInput } from "#lib/metrics/schema/screen.ts";
import type { MetricKey, MetricRow } from "#lib/metrics/schema.ts";
import { useLive } from "../live/use-live.ts";
import { orpc } from "../shell/rpc.ts";
import { ErrorState } from "../ui/error-state.tsx";
import type { Query } from "../ui/href.ts";
import { formatMoney, formatPercent } from "../ui/numbers.ts";
import { TableSkeleton } from "../ui/skeleton.tsx";
import { metricHref } from "./metric-href.ts";
import { MetricRows } from "./metric-rows.tsx";
import { RowTabs } from "./row-tabs.tsx";

export type MoneyAsked = ScopeInput & {
  key: MetricKey;
  state: MetricRow["state"] | undefined;
  page: number;
  pageSize: number;
};
type Failed = { data?: { requestId?: string } };

/**
 * The amounts that a figure is made of, for those with a grant. The browser reads them when the page is open, never along with it,
 * because each read is an entry in the access log; "static" keeps them from being read again by themselves.
 */
export function MoneyRows({ asked, query }: { asked: MoneyAsked; query: Query }) {
  const held = useOwnGrants(asked);
  const read = useQuery(
    orpc.metrics.rows.queryOptions({
      input: asked,
      enabled: held !== "",
      retry: false,
      staleTime: "static",
      gcTime: 0,
    }),
  );
  if (read.isError)
    return <ErrorState id={(read.error as Failed).data?.requestId} onRetry={() => void read.refetch()} />;
  if (held === "" || !read.data?.money) return <TableSkeleton rows={8} columns={6} />;
  const { money } = read.data;
  const hrefFor = (changes: Query) => metricHref(asked.key, query, { state: asked.state, ...changes });
  const counts = { in: money.sums.in.rows, out: money.sums.out.rows, beside: money.sums.beside.rows };
  return (
    <>
      <p className="mb-3 max-w-prose text-ink-2">{sumWords(money)}</p>
      <RowTabs counts={counts} state={asked.state} hrefFor={hrefFor} />
      <MetricRows
        data={read.data}
        page={asked.page}
        pageSize={asked.pageSize}
        hrefFor={(to) => hrefFor({ page: to })}
      />
    </>
  );
}

/**
 * The ids of the person's own grants, empty without one. Amounts do not outlive the grant under which they were read: when these
 * change, what they reach is read anew.
 */
function useOwnGrants(asked: MoneyAsked): string | undefined {
  const client = useQueryClient();
  useLive(["grants"]);
  // a grant that ends by itself announces nothing
  const mine = useQuery(
    orpc.finance.myGrants.queryOptions({ input: { state: "active", pageSize: 200 }, refetchInterval: 60_000 }),
  );
  const held = mine.data?.rows.map(({ id }) => id).join(" ");
  const before = useRef(held);
  useEffect(() => {
    if (before.current !== undefined && before.current !== held && held !== "")
      void client.resetQueries({ queryKey: orpc.metrics.rows.key({ input: asked }) });
    before.current = held;
  }, [held, client, asked]);
  return held;
}

/** What the rows add up to, and whose they are. */
function sumWords({ currency, whole, sums }: NonNullable<RowPage["money"]>): string {
  const { numerator, denominator } = sums.in;
  const money = (value: number) => formatMoney(Math.round(value), currency);
  const share = denominator > 0 ? ` = ${formatPercent((100 * numerator) / denominator)}` : "";
  const sum = `What counts adds up to ${money(numerator)} ÷ ${money(denominator)}${share}.`;
  return whole
    ? `${sum} Amounts are a month’s, in ${currency}; this read is in the access log.`
    : `${sum} Your grant reaches these accounts only, the figure above is of all. This read is in the access log.`;
}
