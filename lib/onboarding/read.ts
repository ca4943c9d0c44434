import { db } from "#lib/db.ts";
import type { MilestoneRow, OnboardingOutput, PlanRow } from "./schema.ts";

/** The onboarding plans of an account with their milestones in order, newest plan first, and when value was first reached. */
export async function readOnboarding(accountId: number, asOf: string): Promise<OnboardingOutput> {
  const [plans, milestones, start] = await Promise.all([
    listPlans(accountId),
    listMilestones(accountId),
    readStart(accountId),
  ]);
  const firstValueOn = milestones.reduce<string | null>((first, { isFirstValue, completedOn }) => {
    if (!isFirstValue || !completedOn) return first;
    return first === null || completedOn < first ? completedOn : first;
  }, null);
  return {
    asOf,
    firstValueFrom: start,
    firstValueOn,
    plans: plans.map((plan) => ({ ...plan, milestones: milestones.filter(({ planId }) => planId === plan.id) })),
  };
}

function listPlans(accountId: number): Promise<Omit<PlanRow, "milestones">[]> {
  return db.$queryRaw<Omit<PlanRow, "milestones">[]>`
    select id, name, template, status, to_char(started_on, 'YYYY-MM-DD') as "startedOn", to_char(original_due_on, 'YYYY-MM-DD') as "originalDueOn",
      to_char(due_on, 'YYYY-MM-DD') as "dueOn", to_char(completed_on, 'YYYY-MM-DD') as "completedOn"
    from onboarding_plan where account_id = ${accountId} order by started_on desc, id desc`;
}

function listMilestones(accountId: number): Promise<(MilestoneRow & { planId: number })[]> {
  return db.$queryRaw<(MilestoneRow & { planId: number })[]>`
    select id, plan_id as "planId", name, owner_side as "ownerSide", is_first_value as "isFirstValue",
      to_char(original_due_on, 'YYYY-MM-DD') as "originalDueOn", to_char(due_on, 'YYYY-MM-DD') as "dueOn",
      to_char(completed_on, 'YYYY-MM-DD') as "completedOn", blocked_reason as "blockedReason", to_char(blocked_on, 'YYYY-MM-DD') as "blockedOn"
    from milestone where account_id = ${accountId} order by plan_id, position, due_on nulls last, id`;
}

async function readStart(accountId: number): Promise<string | null> {
  const rows = await db.$queryRaw<{ start: string | null }[]>`
    select to_char(coalesce(contract_start, customer_since), 'YYYY-MM-DD') as start from account where id = ${accountId}`;
  return rows[0]?.start ?? null;
}
