"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLive } from "#components/live/use-live.ts";
import { orpc } from "#components/shell/rpc.ts";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TableSkeleton } from "#components/ui/skeleton.tsx";
import { AskAccess } from "./ask-access.tsx";
import { MoneyTables } from "./money-tables.tsx";

type Failed = { data?: { requestId?: string } };

/**
 * An account's money for those with a grant. It is read by the browser when the tab is opened, never along with the page, because
 * each read is an entry in the access log; "static" keeps it from being read again by itself.
 */
export function MoneyTab({ accountId, mayChange }: { accountId: number; mayChange: boolean }) {
  const input = { accountId };
  const client = useQueryClient();
  useLive(["grants"]);
  // a grant that ends by itself announces nothing
  const right = useQuery(orpc.finance.mayRead.queryOptions({ input, refetchInterval: 60_000 }));
  const granted = right.data?.granted ?? false;
  const money = useQuery(
    orpc.finance.account.queryOptions({ input, enabled: granted, retry: false, staleTime: "static", gcTime: 0 }),
  );
  const refused = right.isSuccess && !granted;
  useEffect(() => {
    if (refused) client.removeQueries({ queryKey: orpc.finance.account.key({ input: { accountId } }) });
  }, [refused, client, accountId]);
  if (refused)
    return (
      <Notice title="You do not see amounts here" actions={<AskAccess accountId={accountId} primary />}>
        {right.data.sentence}
      </Notice>
    );
  const failed = right.isError ? right : money.isError ? money : null;
  if (failed) {
    const { data } = failed.error as Failed;
    return <ErrorState id={data?.requestId} onRetry={() => void failed.refetch()} />;
  }
  if (!money.data) return <TableSkeleton rows={5} columns={4} />;
  const shared = { accountId, mayChange, money: money.data, pending: money.isFetching };
  return <MoneyTables {...shared} onReadAgain={() => void money.refetch()} />;
}
