import { markDirty } from "#lib/accounts/write/mark-dirty.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import type { AddGoalInput, MeasureGoalInput } from "./schema.ts";

const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

export async function addGoal({ dueOn, ...goal }: AddGoalInput): Promise<{ id: number }> {
  const [{ id }] = await db.$transaction([
    db.goal.create({ data: { ...goal, dueOn: dueOn ? asDate(dueOn) : null }, select: { id: true } }),
    markDirty([goal.accountId]),
  ]);
  announce(`account:${goal.accountId}`);
  return { id };
}

/** Records a goal's measured result; a goal once reached keeps the day it was reached on. */
export async function measureGoal(input: MeasureGoalInput, asOf: string): Promise<{ id: number } | Refusal> {
  const { accountId, goalId, current, reached } = input;
  const where = { accountId_id: { accountId, id: goalId } };
  const goal = await db.goal.findUnique({ where });
  if (!goal) return refuse("not-found", "There is no such goal on this account.");
  const reachedOn = reached ? (goal.reachedOn ?? asDate(asOf)) : null;
  await db.$transaction([db.goal.update({ where, data: { current, reachedOn } }), markDirty([accountId])]);
  announce(`account:${accountId}`);
  return { id: goalId };
}
