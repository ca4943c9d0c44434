import type { Condition, Definition, PlayFacts } from "../schema.ts";
import { type Judged, judgeTrigger, type Known, notMet } from "./judge-trigger.ts";

function holds(condition: Condition, facts: PlayFacts): boolean {
  switch (condition.field) {
    case "band":
      return condition.is.includes(facts.band);
    case "segment":
      return facts.segment !== null && condition.is.includes(facts.segment);
    case "tier":
      return facts.tier !== null && condition.is.includes(facts.tier);
    case "coverage":
      return facts.coverage >= condition.least;
    case "tenure":
      return facts.tenureDays !== null && facts.tenureDays >= condition.leastDays;
    case "renewal":
      return facts.renewalDays !== null && facts.renewalDays >= 0 && facts.renewalDays <= condition.withinDays;
    case "paying":
      return facts.paying === condition.is;
  }
}

/** Whether a protocol's trigger and all of its conditions hold for an account; of one that has left nothing does. */
export function judgeAccount(definition: Definition, facts: PlayFacts, known: Known): Judged {
  if (facts.left) return notMet;
  const judged = judgeTrigger(definition.trigger, facts, known);
  if (judged.met !== true) return judged;
  return definition.conditions.every((condition) => holds(condition, facts)) ? judged : { ...judged, met: false };
}
