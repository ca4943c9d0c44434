"use client";

import { Popover } from "../ui/popover.tsx";
import { GoalForm } from "./goal-form.tsx";

/** Adds a goal of the customer. */
export function AddGoal({ accountId }: { accountId: number }) {
  return (
    <Popover trigger="Add goal" title="Add goal" align="end">
      {(close) => <GoalForm accountId={accountId} onDone={close} />}
    </Popover>
  );
}
