"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useChange } from "#components/people/change.ts";
import { toast } from "#components/ui/toast.ts";

/** Runs a step of escalations and offers to take it back where it can be. */
export function useStep(onDone?: () => void) {
  const { run, pending, problem } = useChange();
  const client = useQueryClient();
  const again = () => client.invalidateQueries();
  async function step(change: () => Promise<unknown>, done: string, back?: () => Promise<unknown>) {
    if (!(await run(change))) return;
    void again();
    toast({
      title: done,
      undo: back && (() => run(back).then(again)),
    });
    onDone?.();
  }
  return { step, pending, problem };
}
