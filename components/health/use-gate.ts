"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { orpc, rpc } from "#components/shell/rpc.ts";
import { toast } from "#components/ui/toast.ts";

const everyMs = 1000;

/** How a draft does on the past, as it stands now, and the way to find out; nobody asks while it is being published. */
export function useGate(modelId: number, enabled: boolean) {
  const client = useQueryClient();
  const input = { modelId };
  const options = orpc.health.gate.queryOptions({ input, gcTime: 0, enabled });
  const read = useQuery({
    ...options,
    refetchInterval: (query) => (query.state.data?.state === "trying" ? everyMs : false),
  });
  const [starting, setStarting] = useState(false);
  const start = async () => {
    setStarting(true);
    try {
      client.setQueryData(options.queryKey, await rpc.health.startTrial(input));
    } catch (error) {
      toast({ title: "The trial was not started", description: (error as Error).message, tone: "failed" });
    }
    setStarting(false);
  };
  return { gate: read.data, failed: read.isError, again: () => void read.refetch(), start, starting };
}
