/** What an intervention keeps of the moment it was opened: the sentence, the facts it rests on, what stands in the way. */
import type { Definition, PlayFacts, Why } from "../schema.ts";
import { bandWord, dayCount, type Judged, shareText } from "./judge-trigger.ts";

type Fact = Why["facts"][number];

const fact = (label: string, value: string | null, href: string | null = null): Fact[] =>
  value === null ? [] : [{ label, value, href }];
const days = (count: number | null) => (count === null ? null : dayCount(count));

/** The facts of one account that its trigger and conditions look at, the score always among them. */
function factsOf({ trigger, conditions }: Definition, facts: PlayFacts): Fact[] {
  const home = `/accounts/${facts.accountId}`;
  const asks = new Set<string>([trigger.kind, ...conditions.map(({ field }) => field)]);
  const { satisfaction, onboarding } = facts;
  const share = satisfaction.answers > 0 ? satisfaction.satisfied / satisfaction.answers : null;
  return [
    ...fact("Score", facts.score === null ? "unknown" : `${Math.round(facts.score)}, ${bandWord(facts.band)}`, home),
    ...(asks.has("score-drop")
      ? fact("Fall in 14 days", facts.drop === null ? null : `${Math.round(facts.drop)} points`, home)
      : []),
    ...(asks.has("coverage") ? fact("Known of what counts", shareText(facts.coverage), home) : []),
    ...(asks.has("metric")
      ? fact(
          "Satisfied answers, 365 days",
          share === null ? null : `${satisfaction.satisfied} of ${satisfaction.answers}, ${shareText(share)}`,
          `${home}/timeline`,
        )
      : []),
    ...(asks.has("milestone") || asks.has("start")
      ? fact("Milestones reached", onboarding ? String(onboarding.done) : null, `${home}/onboarding`)
      : []),
    ...(asks.has("milestone")
      ? fact("Since the last progress", days(onboarding?.idleDays ?? null), `${home}/onboarding`)
      : []),
    ...fact(
      "Renewal",
      facts.renewalDays === null || facts.renewalDays < 0 ? null : `in ${dayCount(facts.renewalDays)}`,
      home,
    ),
    ...fact(
      "Last conversation",
      facts.talkDays === null ? null : `${dayCount(facts.talkDays)} ago`,
      `${home}/timeline`,
    ),
    ...fact("Customer for", days(facts.tenureDays)),
  ];
}

function blockersOf({ trigger }: Definition, { onboarding }: PlayFacts): string[] {
  if (trigger.kind !== "milestone" && trigger.kind !== "start") return [];
  return (onboarding?.open ?? []).map(({ name, days: late, blocked }) => {
    const state = late > 0 ? `${dayCount(late)} overdue` : "not due yet";
    return blocked ? `${name}: ${state}, blocked: ${blocked}` : `${name}: ${state}`;
  });
}

export function tellWhy(definition: Definition, facts: PlayFacts, { text }: Judged): Omit<Why, "ledger"> {
  return { text: text(), facts: factsOf(definition, facts), blockers: blockersOf(definition, facts) };
}
