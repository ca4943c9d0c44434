"use client";

import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { formatNumber } from "../ui/numbers.ts";
import { snoozeChoices } from "./task-words.ts";
import { acts, type useAct } from "./use-act.ts";

type BulkTasksProps = {
  ids: number[];
  act: ReturnType<typeof useAct>;
  view: "open" | "done";
  onHandOver: (ids: number[]) => void;
  onClear: () => void;
};

/** What can be done with the selected tasks, all at once. */
export function BulkTasks({ ids, act, view, onHandOver, onClear }: BulkTasksProps) {
  if (ids.length === 0) return null;
  return (
    <div className="no-print sticky top-0 z-10 flex flex-wrap items-center gap-2 border-line border-b bg-surface py-2">
      <span role="status" className="font-medium text-sm">
        {formatNumber(ids.length)} selected
      </span>
      {view === "open" ? (
        <>
          <Button pending={act.isPending} onClick={() => act.mutate(acts.done(ids))}>
            Done
          </Button>
          <Menu
            items={snoozeChoices.map(({ label, day }) => ({
              label,
              onSelect: () => act.mutate(acts.snooze(ids, day())),
            }))}
          >
            Snooze
          </Menu>
          <Button onClick={() => onHandOver(ids)}>Hand over…</Button>
          <Button onClick={() => act.mutate(acts.drop(ids))}>Drop</Button>
        </>
      ) : (
        <Button pending={act.isPending} onClick={() => act.mutate(acts.reopen(ids))}>
          Open again
        </Button>
      )}
      <Button variant="quiet" aria-label="Clear selection" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}
