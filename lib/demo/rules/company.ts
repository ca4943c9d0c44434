/** Puts one customer together. Pure: the same plan and position always give the same customer, whatever came before. */
import type { Customer, DayNumber, DemoPlan } from "../schema.ts";
import { contractOf } from "./contract.ts";
import { dealsOf } from "./deals.ts";
import { engagementOf } from "./engagement.ts";
import { onboardingOf } from "./onboarding.ts";
import { outcomeOf } from "./outcome.ts";
import { contactsOf } from "./people.ts";
import { historyDays, profileOf } from "./profile.ts";
import { random } from "./random.ts";
import { relationshipAnswersOf, supportOf } from "./support.ts";
import { goalsOf, interactionsOf, pulsesOf, referencesOf } from "./touches.ts";
import { usageOf } from "./usage.ts";

/** A small company keeps every day of two years; a large one about `100` daily rows an account, most of them recent. */
export function demoPlan(asOf: DayNumber, accounts: number, seed = 20_240): DemoPlan {
  const usageDays = accounts <= 3_000 ? historyDays : 140;
  const featureDays = accounts <= 3_000 ? historyDays : 10;
  return { asOf, seed, accounts, usageDays, featureDays };
}

function forecast(plan: DemoPlan, index: number, engaged: number): Customer["renewalForecast"] {
  const felt = random(plan.seed, index, 15).normal(engaged, 0.12);
  return felt > 0.54 ? "commit" : felt > 0.36 ? "likely" : "at-risk";
}

function stageOf(customer: Pick<Customer, "outcome" | "plan" | "profile">, asOf: DayNumber): Customer["stage"] {
  const { outcome, plan, profile } = customer;
  if (profile.persona === "trial lost") return "lost";
  if (outcome.churnedOn !== null && (outcome.returnedOn === null || outcome.returnedOn >= asOf)) return "churned";
  if (profile.contractStart === null || profile.contractStart >= asOf) return "trial";
  return plan && plan.status !== "completed" ? "onboarding" : "live";
}

export function customerOf(plan: DemoPlan, index: number): Customer {
  const profile = profileOf(plan, index);
  const historyStart = plan.asOf - historyDays;
  const engagement = engagementOf(plan, profile, historyStart);
  const outcome = outcomeOf(plan, profile, engagement);
  const contract = contractOf(plan, profile, outcome, engagement);
  const contacts = contactsOf(plan, profile);
  const { tickets, answers } = supportOf(plan, profile, outcome, engagement, contacts);
  const onboarding = onboardingOf(plan, profile, outcome, historyStart);
  const engaged = engagement.on(plan.asOf - 1);
  const { lines, movements, purchases, renewalOn, autoRenew, seatsOn } = contract;
  return {
    profile: { ...profile, seats: seatsOn(plan.asOf - 1) },
    outcome,
    stage: stageOf({ outcome, plan: onboarding, profile }, plan.asOf),
    paying: renewalOn !== null,
    convertedOn: profile.trialStartedOn !== null && movements.length > 0 ? profile.contractStart : null,
    renewalOn,
    renewalForecast: renewalOn !== null && renewalOn - plan.asOf <= 90 ? forecast(plan, index, engaged) : null,
    autoRenew,
    contacts,
    lines,
    movements,
    purchases,
    deals: dealsOf(plan, profile, contract),
    ...usageOf(plan, profile, outcome, engagement, seatsOn),
    tickets,
    answers: [...answers, ...relationshipAnswersOf(plan, profile, outcome, engagement, contacts)],
    plan: onboarding,
    interactions: interactionsOf(plan, profile, outcome, engagement, contacts),
    pulses: pulsesOf(plan, profile, outcome, engagement),
    goals: goalsOf(plan, profile, outcome),
    references: referencesOf(plan, profile, outcome),
  };
}
