"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sentenceOf } from "#components/people/change.ts";
import { orpc, rpc } from "#components/shell/rpc.ts";

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
  const [problem, setProblem] = useState("");
  const start = async () => {
    setStarting(true);
    setProblem("");
    try {
      client.setQueryData(options.queryKey, await rpc.health.startTrial(input));
    } catch (error) {
      setProblem(sentenceOf(error));
    }
    setStarting(false);
  };
  return { gate: read.data, failed: read.isError, again: () => void read.refetch(), start, starting, problem };
}
