"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { batchSize, inBatches } from "./in-batches.ts";

/** A change of many accounts in batches, with its progress once it takes more than one. */
export function useBatches<Answer>(
  ids: readonly number[],
  {
    each,
    onSuccess,
    onError,
  }: {
    each: (ids: number[]) => Promise<Answer>;
    onSuccess: (answers: Answer[]) => void;
    onError?: (error: Error) => void;
  },
) {
  const [done, setDone] = useState(0);
  const change = useMutation({
    mutationFn: () => {
      setDone(0);
      return inBatches(ids, each, setDone);
    },
    onSuccess,
    onError,
  });
  const progress = change.isPending && ids.length > batchSize ? { done, total: ids.length } : null;
  return { run: () => change.mutate(), pending: change.isPending, error: change.error, done, progress };
}
