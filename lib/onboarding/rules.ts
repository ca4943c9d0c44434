import type { MilestoneRow, PlanRow } from "./schema.ts";

export type Progress = { done: number; total: number; overdue: number; blocked: number; slipDays: number };

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** "done", "overdue" (due before `asOf` and open), "blocked" (open with a reason), else "open". Both days are calendar days. */
export function milestoneState(milestone: MilestoneRow, asOf: string): "done" | "overdue" | "blocked" | "open" {
  if (milestone.completedOn) return "done";
  if (milestone.dueOn && milestone.dueOn < asOf) return "overdue";
  return milestone.blockedReason ? "blocked" : "open";
}

/** How far a plan is, and how many days its due day slipped from the one first agreed. */
export function planProgress(plan: PlanRow, asOf: string): Progress {
  const states = plan.milestones.map((milestone) => milestoneState(milestone, asOf));
  return {
    done: states.filter((state) => state === "done").length,
    total: states.length,
    overdue: states.filter((state) => state === "overdue").length,
    blocked: plan.milestones.filter((milestone) => milestone.blockedReason && !milestone.completedOn).length,
    slipDays: dayNumber(plan.dueOn) - dayNumber(plan.originalDueOn),
  };
}

/** Days from contract start to first value (F1, TTFV); value before the start is day 0; null while waiting. */
export function daysToValue(from: string | null, on: string | null): number | null {
  return from && on ? Math.max(0, dayNumber(on) - dayNumber(from)) : null;
}
