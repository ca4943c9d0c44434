import { markDirty } from "#lib/accounts/write/mark-dirty.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import type { AddDealInput, AddGoalInput, ChangeDealInput, ChangeGoalInput, MeasureGoalInput } from "./schema.ts";

const asDate = (day: string) => new Date(`${day}T00:00:00Z`);
const dated = (day: string | null) => (day ? asDate(day) : null);
const noGoal = "There is no such goal on this account.";

export async function addGoal({ dueOn, ...goal }: AddGoalInput): Promise<{ id: number }> {
  const [{ id }] = await db.$transaction([
    db.goal.create({ data: { ...goal, dueOn: dated(dueOn) }, select: { id: true } }),
    markDirty([goal.accountId]),
  ]);
  announce(`account:${goal.accountId}`);
  return { id };
}

/** Changes what was agreed on: the words, the unit, the figures to get from and to, the day. */
export async function changeGoal(input: ChangeGoalInput): Promise<{ id: number } | Refusal> {
  const { accountId, goalId, dueOn, ...goal } = input;
  const [{ count }] = await db.$transaction([
    db.goal.updateMany({ where: { accountId, id: goalId }, data: { ...goal, dueOn: dated(dueOn) } }),
    markDirty([accountId]),
  ]);
  if (count === 0) return refuse("not-found", noGoal);
  announce(`account:${accountId}`);
  return { id: goalId };
}

/** Records a goal's measured result; a goal once reached keeps the day it was reached on. */
export async function measureGoal(input: MeasureGoalInput, asOf: string): Promise<{ id: number } | Refusal> {
  const { accountId, goalId, current, reached } = input;
  const where = { accountId_id: { accountId, id: goalId } };
  const goal = await db.goal.findUnique({ where });
  if (!goal) return refuse("not-found", noGoal);
  const reachedOn = reached ? (goal.reachedOn ?? asDate(asOf)) : null;
  await db.$transaction([db.goal.update({ where, data: { current, reachedOn } }), markDirty([accountId])]);
  announce(`account:${accountId}`);
  return { id: goalId };
}

export async function addDeal(input: AddDealInput, asOf: string): Promise<{ id: number } | Refusal> {
  const openedOn = input.openedOn ?? asOf;
  if (openedOn > asOf) return refuse("invalid", "It would open on a day to come. Correct the day.");
  if (input.closesOn && input.closesOn < openedOn)
    return refuse("invalid", "It would close before it opened. Correct one of the two days.");
  const { id } = await db.deal.create({
    data: { ...input, openedOn: asDate(openedOn), closesOn: dated(input.closesOn) },
    select: { id: true },
  });
  announce(`account:${input.accountId}`);
  return { id };
}

/** Changes a deal, closes it as won or lost, or opens it again. */
export async function changeDeal(input: ChangeDealInput, asOf: string): Promise<{ id: number } | Refusal> {
  const { accountId, dealId, state, name, kind, stage } = input;
  const where = { accountId_id: { accountId, id: dealId } };
  const deal = await db.deal.findUnique({ where });
  if (!deal) return refuse("not-found", "There is no such deal on this account.");
  const given = dated(input.closedOn) ?? deal.closedOn ?? asDate(asOf);
  const closedOn = state === "open" ? null : given;
  if (closedOn && closedOn > asDate(asOf))
    return refuse("invalid", "It would have closed on a day to come. Correct the day, or say when it is to close.");
  const closesOn = dated(input.closesOn);
  const late = closedOn ?? closesOn;
  if (deal.openedOn && late && late < deal.openedOn)
    return refuse("invalid", "It would close before it opened. Correct the day.");
  const won = state === "open" ? null : state === "won";
  await db.deal.update({ where, data: { name, kind, stage, closesOn, closedOn, won } });
  announce(`account:${accountId}`);
  return { id: dealId };
}
