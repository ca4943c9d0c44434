"use client";

import type { GoalRow } from "#lib/value/schema.ts";
import { Popover } from "../ui/popover.tsx";
import { GoalForm } from "./goal-form.tsx";

export function ChangeGoal({ accountId, goal }: { accountId: number; goal: GoalRow }) {
  return (
    <Popover size="sm" trigger="Edit" label={`Edit “${goal.title}”`} title="Edit goal" align="end">
      {(close) => <GoalForm accountId={accountId} goal={goal} onDone={close} />}
    </Popover>
  );
}
