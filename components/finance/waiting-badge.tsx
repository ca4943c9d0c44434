"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLive } from "../live/use-live.ts";
import { orpc } from "../shell/rpc.ts";
import { CountBadge } from "../ui/count-badge.tsx";

/** How many requests to see money wait for this manager or admin, as it is now. */
export function WaitingBadge() {
  const client = useQueryClient();
  const asked = orpc.finance.requests.queryOptions({ input: { pageSize: 1 }, staleTime: 60_000 });
  const { data } = useQuery(asked);
  useLive(["grants"], () => client.invalidateQueries({ queryKey: orpc.finance.requests.key() }));
  return <CountBadge count={data?.total ?? 0} what="to answer" />;
}
