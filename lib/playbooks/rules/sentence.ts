/** A protocol in words: one sentence a part, as the builder and the history of versions show it. */
import type { Condition, Definition, Step, Trigger } from "../schema.ts";
import { bandWord, dayCount, shareText } from "./judge-trigger.ts";

export type Labels = {
  measures: ReadonlyMap<string, { label: string; show: (value: number) => string }>;
  metric: (key: string) => { metric: string; show: (value: number) => string };
};

const anyOf = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
const scopeWords = { account: "of an account", segment: "of a segment", whole: "of the whole book" } as const;

export function triggerSentence(trigger: Trigger, { measures, metric }: Labels): string {
  switch (trigger.kind) {
    case "band":
      return `When an account’s health turns ${anyOf(trigger.bands.map(bandWord))}`;
    case "score-drop":
      return `When a score falls by ${trigger.points} points or more in 14 days`;
    case "measure": {
      const known = measures.get(trigger.measure);
      return `When ${known?.label ?? trigger.measure} is ${trigger.side} ${known?.show(trigger.value) ?? trigger.value}`;
    }
    case "metric": {
      const words = metric(trigger.metric);
      return `When ${words.metric.toLowerCase()} ${anyOf(trigger.scopes.map((one) => scopeWords[one]))} drops below ${words.show(trigger.below)}`;
    }
    case "milestone":
      return `When a milestone is more than ${dayCount(trigger.graceDays)} overdue, or none was reached for ${dayCount(trigger.idleDays)}`;
    case "start":
      return `When no milestone was reached in the first ${dayCount(trigger.withinDays)} of onboarding`;
    case "renewal":
      return `When the renewal is ${dayCount(trigger.withinDays)} or less away`;
    case "silence":
      return `When nothing was heard of an account for ${dayCount(trigger.days)}`;
    case "champion":
      return "When the champion has left and nobody has followed";
    case "opportunity":
      return `When the open expansion opportunities of an account are together over ${trigger.over.toLocaleString("en-US")} a year, in the reporting currency`;
    case "interaction":
      return trigger.lateDays === 0
        ? "When a conversation is overdue by the account’s cadence"
        : `When a conversation is more than ${dayCount(trigger.lateDays)} overdue by the account’s cadence`;
  }
}

export function conditionWords(condition: Condition): string {
  switch (condition.field) {
    case "band":
      return `its health is ${anyOf(condition.is.map(bandWord))}`;
    case "segment":
      return `its segment is ${anyOf(condition.is)}`;
    case "tier":
      return `its tier is ${anyOf(condition.is)}`;
    case "coverage":
      return `at least ${shareText(condition.least)} of what counts is known`;
    case "tenure":
      return `it has been a customer for ${dayCount(condition.leastDays)} or more`;
    case "renewal":
      return `it renews within ${dayCount(condition.withinDays)}`;
    case "paying":
      return condition.is ? "it pays" : "it does not pay yet";
  }
}

const roleWords = {
  csm: "the CSM",
  manager: "a manager",
  coordinator: "the coordinator",
  specialist: "a specialist",
  admin: "an admin",
} as const;
const toWords = { champion: "the champion", sponsor: "the sponsor", any: "a contact" } as const;

export function stepWords(step: Step): string {
  switch (step.kind) {
    case "task":
      return `Give ${roleWords[step.role]} the task “${step.title}”, due in ${dayCount(step.dueDays)}`;
    case "email":
      return `Draft an email to ${toWords[step.to]}: “${step.subject}”`;
    case "escalation":
      return `Escalate to the coordinator (${step.category}, ${step.severity}): “${step.title}”`;
    case "wait":
      return `Wait ${dayCount(step.days)}`;
    case "check":
      return "Check again: when it is over, end it as recovered";
  }
}

export function endWords({
  recoveredDays,
  stopAfterDays,
  coolDownDays,
}: Pick<Definition, "recoveredDays" | "stopAfterDays" | "coolDownDays">): string[] {
  return [
    recoveredDays === 0
      ? "Recovered as soon as it is over"
      : `Recovered when it has been over for ${dayCount(recoveredDays)}`,
    "Lost when the account leaves",
    ...(stopAfterDays === null ? [] : [`Stopped by itself after ${dayCount(stopAfterDays)}`]),
    ...(coolDownDays === 0 ? [] : [`After an end, ${dayCount(coolDownDays)} of rest for the same account`]),
  ];
}

/** The whole of it, line by line. */
export function sentenceOf(definition: Definition, labels: Labels): string[] {
  const { trigger, conditions, sustainDays, steps } = definition;
  const when = [
    triggerSentence(trigger, labels),
    ...(sustainDays === 0 ? [] : [`for ${dayCount(sustainDays)} running`]),
  ].join(" ");
  const only = conditions.length === 0 ? "" : `, and ${conditions.map(conditionWords).join(", and ")}`;
  return [
    `${when}${only}:`,
    ...steps.map((step, place) => `${place + 1}. ${stepWords(step)}.`),
    ...endWords(definition).map((text) => `${text}.`),
  ];
}
