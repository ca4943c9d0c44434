import { LEAST_TO_LEARN } from "#lib/health/rules/least-leavings.ts";
import type { FitLine, FitResult, FitSegment, FitWeight } from "#lib/health/schema/fit.ts";
import { absoluteDate } from "../ui/dates.ts";
import { formatCount } from "../ui/numbers.ts";
import type { Tone } from "../ui/tag.tsx";
import { type FlagGroup, flagSentence, labelsOf } from "./backtest-words.ts";
import { aucText, noVerdictSentence } from "./prediction-words.ts";

export const fitWords =
  "Fitted weights are those under which the score would best have told, on your own past, who left and who stayed. They are learnt on earlier months and judged on later ones that they have not seen, beside the weights you set by hand.";

type Verdict = FitResult["verdict"];

export const fitVerdicts: Record<Verdict, { words: string; tone: Tone }> = {
  better: { words: "Better than yours", tone: "healthy" },
  "not-proven": { words: "Higher, may be chance", tone: "neutral" },
  "not-better": { words: "Not better", tone: "neutral" },
  "too-few": { words: "No verdict", tone: "watch" },
  "no-churn": { words: "No verdict", tone: "watch" },
  "not-fitted": { words: "Nothing to learn from", tone: "watch" },
};

/** What a fit came to, and what to do with it. */
export function fitSentence({ verdict, difference, by, teach, test }: FitResult): string {
  if (verdict === "not-fitted") {
    if (teach.leavings < LEAST_TO_LEARN)
      return `${formatCount(teach.leavings, "customer")} left in the months to learn from: too few to fit weights. Take more months, or keep yours.`;
    return "No measure told those who left from those who stayed in the months to learn from. Keep your weights.";
  }
  const unclear = noVerdictSentence(test.leavings);
  if (unclear || !difference) return unclear ?? "There is no figure to compare: no account had a score under both.";
  const unseen = by === "time" ? "the months they had not seen" : "the accounts they had not seen";
  const figures = `${aucText(difference.second)} against ${aucText(difference.first)}`;
  if (verdict === "not-better") return `The fitted weights are not better on ${unseen}: ${figures}. Keep yours.`;
  if (verdict === "better") return `The fitted weights are better on ${unseen}: ${figures}, more than chance can do.`;
  return `The fitted weights ranked higher on ${unseen}, ${figures}, but no more than chance can do. Keep yours, or look again in some months.`;
}

/** "Learnt on 1 Dec 2025 to 1 Apr 2026 (1,071 rows, 78 customers left), judged on …". */
export function fitSides({ teach, test, by }: FitResult): string {
  const span = ({ from, to }: FitResult["teach"]) =>
    from === to ? absoluteDate(from) : `${absoluteDate(from)} to ${absoluteDate(to)}`;
  const side = (one: FitResult["teach"]) =>
    `${span(one)} (${formatCount(one.rows, "row")}, ${formatCount(one.leavings, "customer")} left)`;
  if (by === "accounts")
    return `There is one date only, ${span(teach)}: learnt on four in five accounts (${formatCount(teach.rows, "row")}), judged on the others (${formatCount(test.rows, "row")}).`;
  return `Learnt on ${side(teach)}, judged on ${side(test)}. The windows of the first were over before the second began.`;
}

/** Why a segment keeps its weights; null where it was fitted. */
export function keptSentence({ state, leavings }: Pick<FitSegment, "state" | "leavings">): string | null {
  if (state === "fitted") return null;
  if (state === "few")
    return `${formatCount(leavings, "customer")} of it left in the months to learn from: it keeps your weights.`;
  return "No measure told its accounts apart: it keeps your weights.";
}

/** Where the borders of the bands go, and why; null where they stay. */
export function bandsSentence({ bands: { yours, fitted } }: Pick<FitSegment, "bands">): string | null {
  if (yours.healthy === fitted.healthy && yours.watch === fitted.watch) return null;
  return `Healthy from ${yours.healthy} → ${fitted.healthy}, at risk below ${yours.watch} → ${fitted.watch}: as many accounts are at risk as under yours.`;
}

export const leftOutWords: Record<NonNullable<FitWeight["leftOut"]>, string> = {
  leak: "left out: probably a leak",
  "present-only": "left out: knows only the present",
  presence: "left out: asks whether a row exists",
};

/** Why measures were not weighed, which of them, and what to check. */
export function leftOutSentence(group: FlagGroup): string {
  if (group.kind === "leak") return `Left out of the fit. ${flagSentence(group)}`;
  const why =
    group.kind === "present-only"
      ? "Only how things are today is known, and that may have been changed because a customer left."
      : "Whether a row exists at all is often changed because a customer left.";
  return `Left out of the fit: ${labelsOf(group)}. ${why}`;
}

/** What the list says of a fit that is done; null before. */
export const lineVerdict = ({ state, verdict }: Pick<FitLine, "state" | "verdict">) =>
  state === "done" && verdict !== null ? fitVerdicts[verdict] : null;
