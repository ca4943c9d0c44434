"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLive } from "../live/use-live.ts";
import { orpc } from "../shell/rpc.ts";
import { CountBadge } from "../ui/count-badge.tsx";

/** How many lines of the inbox are unread, as it is now. */
export function UnreadBadge() {
  const client = useQueryClient();
  const { data } = useQuery(orpc.notifications.unread.queryOptions({ input: {}, staleTime: 60_000 }));
  useLive(["inbox"], () => client.invalidateQueries({ queryKey: orpc.notifications.unread.key() }));
  return <CountBadge count={data?.unread ?? 0} what="unread" />;
}
