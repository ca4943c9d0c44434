/**
 * Whether what starts a protocol is so for an account, and the sentence that says why. `met` is null where the facts do not tell:
 * then nothing begins and nothing ends.
 */
import type { PlayFacts, SliceFacts, Trigger } from "../schema.ts";

/** The sentence is only put together where somebody will read it: of a book most accounts are not met by most protocols. */
export type Judged = { met: boolean | null; text: () => string };
/** Label, shown value and place of each measure by its key, and which protocol it is about; none for a draft. */
export type Known = {
  protocolId: number | null;
  measures: ReadonlyMap<string, { label: string; position: number; show: (value: number) => string }>;
};

type Judge<T> = (trigger: T, facts: PlayFacts, known: Known) => Judged;
type Judges = { [K in Trigger["kind"]]: Judge<Extract<Trigger, { kind: K }>> };

export const dayCount = (count: number): string => `${count} ${count === 1 ? "day" : "days"}`;
export const shareText = (share: number): string => `${(Math.round(share * 1000) / 10).toString()} %`;
const bandWords = { "at-risk": "at risk", watch: "on watch", healthy: "healthy", unknown: "unknown" } as const;
export const bandWord = (band: keyof typeof bandWords): string => bandWords[band];
const unknown = (text: string): Judged => ({ met: null, text: () => text });
/** Nothing here that could be so. */
export const notMet: Judged = { met: false, text: () => "" };

const judges: Judges = {
  band: ({ bands }, { band, score }) => ({
    met: bands.includes(band),
    text: () =>
      score === null ? `The score is ${bandWords[band]}.` : `The score is ${Math.round(score)}, ${bandWords[band]}.`,
  }),
  "score-drop": ({ points }, { drop, score }) => {
    if (drop === null || score === null) return unknown("There is no score to compare with.");
    return {
      met: drop >= points,
      text: () => `The score fell by ${Math.round(drop)} points in 14 days, to ${Math.round(score)}.`,
    };
  },
  measure: ({ measure, side, value }, { values }, { measures }) => {
    const one = measures.get(measure);
    const found = one ? (values[one.position] ?? null) : null;
    if (!one || found === null || Number.isNaN(found)) return unknown("The measure is not known.");
    const met = side === "below" ? found < value : found > value;
    return { met, text: () => `${one.label} is ${one.show(found)}, ${side} ${one.show(value)}.` };
  },
  metric: ({ scopes, below, leastOfAccount }, { satisfaction: { answers, satisfied } }) => {
    if (!scopes.includes("account")) return notMet;
    if (answers < leastOfAccount)
      return { met: null, text: () => `${answers} of ${leastOfAccount} answers that it takes.` };
    const text = () =>
      `${shareText(satisfied / answers)} of ${answers} answers in 365 days were satisfied, below ${shareText(below)}.`;
    return { met: satisfied / answers < below, text };
  },
  milestone: ({ graceDays, idleDays }, { onboarding }) => {
    if (!onboarding) return notMet;
    const late = onboarding.open.find(({ days }) => days > graceDays);
    const idle = onboarding.idleDays >= idleDays;
    const text = () => {
      const overdue = late ? `“${late.name}” is ${dayCount(late.days)} overdue` : null;
      const still = idle ? `no milestone was reached for ${dayCount(onboarding.idleDays)}` : null;
      const said = [overdue, still].filter((one) => one !== null).join(", and ");
      return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
    };
    return { met: late !== undefined || idle, text };
  },
  start: ({ withinDays }, { onboarding }) => {
    if (!onboarding) return notMet;
    const text = () => `No milestone was reached in the ${dayCount(onboarding.startedDays)} since onboarding began.`;
    return { met: onboarding.done === 0 && onboarding.startedDays >= withinDays, text };
  },
  renewal: ({ withinDays }, { renewalDays }) => ({
    met: renewalDays !== null && renewalDays >= 0 && renewalDays <= withinDays,
    text: () => (renewalDays === null ? "" : `It renews in ${dayCount(renewalDays)}.`),
  }),
  silence: ({ days }, { quietDays }) => {
    if (quietDays === null) return unknown("Nothing was ever heard of it.");
    return { met: quietDays >= days, text: () => `Nothing was heard of it for ${dayCount(quietDays)}.` };
  },
  champion: (_, { championGone }) => ({
    met: championGone !== null,
    text: () => `${championGone}, the champion, has left and nobody has followed.`,
  }),
  opportunity: (_, { overThreshold }, { protocolId }) => ({
    met: protocolId === null ? null : overThreshold.includes(protocolId),
    text: () => "Open expansion opportunities crossed the threshold.",
  }),
  interaction: ({ lateDays }, { talkDays, cadenceDays }) => {
    if (talkDays === null) return unknown("Nobody has spoken to it yet.");
    const late = talkDays - cadenceDays;
    return {
      met: late > lateDays,
      text: () => `Nobody spoke to it for ${dayCount(talkDays)}; the cadence is ${dayCount(cadenceDays)}.`,
    };
  },
};

export function judgeTrigger(trigger: Trigger, facts: PlayFacts, known: Known): Judged {
  return (judges[trigger.kind] as Judge<Trigger>)(trigger, facts, known);
}

type Shown = { metric: string; show: (value: number) => string };

/** The same of a segment or the whole; only a metric says anything about them. */
export function judgeSlice(trigger: Trigger, { kind, name, value, n }: SliceFacts, { metric, show }: Shown): Judged {
  if (trigger.kind !== "metric" || !trigger.scopes.includes(kind)) return notMet;
  if (value === null || n < trigger.leastOfMany) return unknown(`${n} of ${trigger.leastOfMany} that it takes.`);
  const whose = kind === "whole" ? "the whole book" : name;
  return {
    met: value < trigger.below,
    text: () => `${metric} of ${whose} is ${show(value)} of ${n}, below ${show(trigger.below)}.`,
  };
}
