"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { sentenceOf } from "../people/change.ts";
import { rpc } from "../shell/rpc.ts";
import { formatCount } from "../ui/numbers.ts";
import { toast } from "../ui/toast.ts";

type Changed = { ids: number[] };

export type Act = {
  run: () => Promise<Changed>;
  /** "marked done": follows "3 tasks". */
  said: string;
  undo?: (ids: number[]) => Promise<unknown>;
};

/** Does something with tasks, says so, and offers to take it back. */
export function useAct(onDone?: () => void) {
  const router = useRouter();
  return useMutation({
    mutationFn: ({ run }: Act) => run(),
    onSuccess: ({ ids }, { said, undo }) => {
      toast({
        title:
          ids.length === 0 ? "Nothing changed: that was done already" : `${formatCount(ids.length, "task")} ${said}`,
        undo:
          undo && ids.length > 0
            ? async () => {
                await undo(ids);
                router.refresh();
              }
            : undefined,
      });
      router.refresh();
      onDone?.();
    },
    onError: (error) => toast({ title: "That was not saved", description: sentenceOf(error), tone: "failed" }),
  });
}

const reopen = (taskIds: number[]) => rpc.tasks.reopen({ taskIds });
const wake = (taskIds: number[]) => rpc.tasks.wake({ taskIds });

/** What can be done with tasks, each with what takes it back. */
export const acts = {
  done: (taskIds: number[]): Act => ({
    run: () => rpc.tasks.close({ taskIds, outcome: "done" }),
    said: "marked done",
    undo: reopen,
  }),
  drop: (taskIds: number[]): Act => ({
    run: () => rpc.tasks.close({ taskIds, outcome: "dropped" }),
    said: "dropped",
    undo: reopen,
  }),
  reopen: (taskIds: number[]): Act => ({
    run: () => reopen(taskIds),
    said: "opened again",
    undo: (ids) => rpc.tasks.close({ taskIds: ids, outcome: "done" }),
  }),
  snooze: (taskIds: number[], untilOn: string): Act => ({
    run: () => rpc.tasks.snooze({ taskIds, untilOn }),
    said: "snoozed",
    undo: wake,
  }),
  wake: (taskIds: number[]): Act => ({ run: () => wake(taskIds), said: "brought back" }),
  take: (taskIds: number[]): Act => ({
    run: () => rpc.tasks.take({ taskIds }),
    said: "taken",
    undo: (ids) => rpc.tasks.release({ taskIds: ids }),
  }),
  takeBack: (taskIds: number[]): Act => ({ run: () => rpc.tasks.takeBack({ taskIds }), said: "taken back" }),
  handOver: (taskIds: number[], toId: number, name: string, note: string | null): Act => ({
    run: () => rpc.tasks.handOver({ taskIds, toId, note }),
    said: `handed to ${name}`,
    undo: (ids) => rpc.tasks.takeBack({ taskIds: ids }),
  }),
  handBack: (taskIds: number[], note: string | null): Act => ({
    run: () => rpc.tasks.handBack({ taskIds, note }),
    said: "handed back",
  }),
};
