import type { Role } from "#lib/caller.ts";
import type { TaskCause, TaskRow } from "./schema.ts";

/** How urgent a task is: by the day it is due, unless it was put off or is over. */
export const buckets = ["overdue", "today", "week", "later", "snoozed", "done"] as const;
export type Bucket = (typeof buckets)[number];

export const weekDays = 7;

/** The day a number of days after another, both YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function bucketOf(task: Pick<TaskRow, "state" | "dueOn" | "snoozedUntil">, asOf: string): Bucket {
  if (task.state !== "open") return "done";
  if (task.snoozedUntil && task.snoozedUntil > asOf) return "snoozed";
  if (task.dueOn < asOf) return "overdue";
  if (task.dueOn === asOf) return "today";
  return task.dueOn < dayAfter(asOf, weekDays) ? "week" : "later";
}

/** A snooze begins tomorrow at the earliest and ends within a year. */
export function snoozeProblem(untilOn: string, asOf: string): string | null {
  if (untilOn <= asOf) return "Choose a day to come.";
  return untilOn > dayAfter(asOf, 366) ? "Choose a day within a year." : null;
}

/**
 * Whether a person acting in a role may give a task to somebody with these roles. Only the coordinator reaches specialists;
 * a specialist gives tasks to the coordinator and to other specialists (C1, N1).
 */
export function mayGive(from: Role, toRoles: readonly Role[], about: { account: boolean }): boolean {
  const success = toRoles.some((role) => role !== "specialist" && role !== "admin");
  if (from === "specialist")
    return toRoles.includes("coordinator") || (toRoles.includes("specialist") && !about.account);
  if (from === "coordinator") return success || (toRoles.includes("specialist") && !about.account);
  return success;
}

/** The words of a refusal to give a task to somebody. */
export const cannotGive =
  "This person cannot take the task: what concerns a specialist goes through the coordinator. Raise an escalation instead.";

export const causeWords: Record<TaskCause["kind"], string> = {
  person: "Added by hand",
  intervention: "Intervention",
  escalation: "Escalation",
  handoff: "Handoff",
  "follow-up": "Follow-up",
  request: "Request",
};
