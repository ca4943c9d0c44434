"use client";

import { useKeys } from "../shell/keys.ts";
import { snoozeChoices } from "./task-words.ts";
import { acts, type useAct } from "./use-act.ts";

const group = "Tasks";

type TaskKeys = {
  act: ReturnType<typeof useAct>;
  /** The selected tasks, or the one at the cursor. */
  on: number[];
  onMove: (by: number) => void;
  onSelect: () => void;
  onOpen: () => void;
  onHandOver: (ids: number[]) => void;
};

/** The list of tasks by keyboard: a cursor, and what is done with the task at it or with those selected. */
export function useTaskKeys({ act, on, onMove, onSelect, onOpen, onHandOver }: TaskKeys): void {
  const some = (run: (ids: number[]) => void) => () => on.length > 0 && run(on);
  const tomorrow = () => snoozeChoices[0]?.day() ?? "";
  useKeys([
    { keys: "j", label: "Next task", group, run: () => onMove(1) },
    { keys: "k", label: "Previous task", group, run: () => onMove(-1) },
    { keys: "x", label: "Select the task", group, run: onSelect },
    { keys: "o", label: "Open the task", group, run: onOpen },
    { keys: "e", label: "Done", group, run: some((ids) => act.mutate(acts.done(ids))) },
    { keys: "s", label: "Snooze until tomorrow", group, run: some((ids) => act.mutate(acts.snooze(ids, tomorrow()))) },
    { keys: "h", label: "Hand over…", group, run: some(onHandOver) },
    { keys: "t", label: "Take what is on nobody", group, run: some((ids) => act.mutate(acts.take(ids))) },
  ]);
}
