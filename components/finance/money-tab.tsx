"use client";

import { useQuery } from "@tanstack/react-query";
import { sentenceOf } from "#components/people/change.ts";
import { orpc } from "#components/shell/rpc.ts";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TableSkeleton } from "#components/ui/skeleton.tsx";
import { MoneyTables } from "./money-tables.tsx";

type Refused = { code?: string; data?: { requestId?: string } };

/**
 * An account's money for those with a grant. It is read by the browser when the tab is opened, never along with the page, because
 * each read is an entry in the access log; so it is not read again by itself either.
 */
export function MoneyTab({ accountId }: { accountId: number }) {
  const money = useQuery(
    orpc.finance.account.queryOptions({
      input: { accountId },
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    }),
  );
  if (money.isPending) return <TableSkeleton rows={5} columns={4} />;
  if (money.isSuccess) return <MoneyTables money={money.data} />;
  const { code, data } = money.error as Refused;
  if (code === "FORBIDDEN") return <Notice title="You do not see amounts here">{sentenceOf(money.error)}</Notice>;
  return <ErrorState id={data?.requestId} onRetry={() => void money.refetch()} />;
}
