import type { Caller } from "#lib/caller.ts";
import type { HandoffRow, HandoffStep, ServiceEffect, ToSalesInput } from "../schema.ts";

type Standing = Pick<HandoffRow, "state"> & { csmId: number | null; ownerId: number | null };

/** Sales and managers write handoffs. */
export const mayWrite = ({ role, desk }: Pick<Caller, "role" | "desk">) =>
  role === "manager" || (role === "specialist" && desk === "sales");

/** What a person may do with a handoff now; the database decides again (C1). */
export function stepsOf({ state, csmId, ownerId }: Standing, caller: Caller, deputy: boolean): HandoffStep[] {
  const coordinates = caller.role === "coordinator" || (deputy && caller.role !== "specialist");
  const addressed = caller.role === "csm" && (caller.userId === csmId || caller.userId === ownerId);
  if (state === "draft") return mayWrite(caller) ? ["submit", "withdraw"] : [];
  if (state === "withdrawn") return mayWrite(caller) ? ["reopen"] : [];
  if (state === "submitted") return coordinates ? ["pass", "send-back"] : [];
  if (state === "passed") return addressed ? ["accept", "return"] : [];
  return [];
}

export const stepStates: Record<HandoffStep, HandoffRow["state"]> = {
  submit: "submitted",
  withdraw: "withdrawn",
  reopen: "draft",
  pass: "passed",
  "send-back": "draft",
  accept: "accepted",
  return: "submitted",
};

export const needsReason = (step: HandoffStep) => step === "send-back" || step === "return";

/** Under five answers on a side nothing is said. */
export const leastAnswers = 5;

export type EffectWords = { before: number | null; after: number | null; change: number | null };

/** Shares of satisfied answers, and how many points they moved; null where it cannot be told. */
export function effectOf({ before, after }: Pick<ServiceEffect, "before" | "after">): EffectWords {
  const share = ({ answers, satisfied }: ServiceEffect["before"]) =>
    answers < leastAnswers ? null : (satisfied / answers) * 100;
  const [was, is] = [share(before), share(after)];
  return { before: was, after: is, change: was === null || is === null ? null : is - was };
}

/** The body of an opportunity, in the same order each time. */
export function salesBody(
  { need, people, timing }: Pick<ToSalesInput, "need" | "people" | "timing">,
  deal: string | null,
): string {
  return [
    `What the customer needs: ${need}`,
    people && `People: ${people}`,
    timing && `Timing: ${timing}`,
    deal && `Deal on record: ${deal}`,
  ]
    .filter(Boolean)
    .join("\n\n");
}
