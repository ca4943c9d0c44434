"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLive } from "#components/live/use-live.ts";
import { orpc } from "#components/shell/rpc.ts";
import type { RecentEvent } from "#lib/ingest/schema/sources.ts";
import { mergeEvents } from "./merge-events.ts";

/** The last events of a source, read again as they come: one reading at a time, and one more when something came meanwhile. */
export function useLatest(sourceId: number, first: readonly RecentEvent[]) {
  const { data, refetch, isFetching, error } = useQuery(orpc.ingest.recent.queryOptions({ input: { sourceId } }));
  const more = useRef(false);
  useLive(["sources"], () => {
    if (isFetching) more.current = true;
    else void refetch();
  });
  useEffect(() => {
    if (isFetching || !more.current) return;
    more.current = false;
    void refetch();
  }, [isFetching, refetch]);
  return { latest: mergeEvents(data ?? [], first), error };
}
