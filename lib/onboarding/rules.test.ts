import { describe, expect, test } from "vitest";
import { daysToValue, milestoneState, planProgress } from "./rules.ts";
import type { MilestoneRow } from "./schema.ts";

const open: MilestoneRow = {
  id: 1,
  name: "Data import",
  ownerSide: "customer",
  isFirstValue: false,
  originalDueOn: "2026-11-01",
  dueOn: "2026-11-10",
  completedOn: null,
  blockedReason: null,
  blockedOn: null,
};

describe("F1 onboarding progress", () => {
  test("a milestone due today is not overdue yet", () => {
    expect(milestoneState(open, "2026-11-10")).toBe("open");
    expect(milestoneState(open, "2026-11-11")).toBe("overdue");
    expect(milestoneState({ ...open, completedOn: "2026-11-20" }, "2026-11-11")).toBe("done");
    expect(milestoneState({ ...open, blockedReason: "their IT" }, "2026-11-10")).toBe("blocked");
  });
  test("a plan counts its milestones and its slip", () => {
    const milestones = [
      { ...open, completedOn: "2026-11-02" },
      { ...open, blockedReason: "their IT" },
      { ...open, dueOn: null },
    ];
    const plan = {
      id: 1,
      name: "Launch",
      template: null,
      status: "running" as const,
      startedOn: "2026-10-01",
      originalDueOn: "2026-11-30",
      dueOn: "2026-12-14",
      completedOn: null,
      milestones,
    };
    expect(planProgress(plan, "2026-11-19")).toEqual({ done: 1, total: 3, overdue: 1, blocked: 1, slipDays: 14 });
  });
  test("value before the contract starts is day 0, none yet is no figure", () => {
    expect(daysToValue("2026-10-10", "2026-10-01")).toBe(0);
    expect(daysToValue("2026-10-10", "2026-10-26")).toBe(16);
    expect(daysToValue("2026-10-10", null)).toBeNull();
  });
});
