/**
 * Bands set by hand. A person who knows more than the data says so with a band, a reason and a last day (at most 180 days
 * ahead, that day included). It stands beside the computed score and never changes it; a past last day ends it by itself.
 *
 * Were they right? Each says whether the account stays or leaves within 90 days after it was set: healthy says it
 * stays, at risk that it leaves, watch that it stays where the score said at risk; beside any other score, watch asks for
 * attention and takes no side. The score's band of that day is read in the same way. What became of it is known once the
 * account has left or 90 days are over; ending one early does not take it back. Units: overrides. Sources: band_override,
 * score_daily, active_period, churn_event.
 */
import type { Band } from "../schema.ts";
import { addDays, type Day, daysBetween, dayText } from "./day.ts";

export const handBands = ["healthy", "watch", "at-risk"] as const;
export type HandBand = (typeof handBands)[number];
export const longestDays = 180;
export const outcomeDays = 90;
/** Below so many known outcomes nothing can be said of how good overrides are. */
export const fewestKnown = 30;

/** "known": right or wrong. */
export const verdictFilters = ["known", "right", "wrong", "open", "no-side"] as const;
export type VerdictFilter = (typeof verdictFilters)[number];

export const overrideStates = ["in-force", "ended"] as const;
export const overrideSorts = ["set", "ends", "account", "person", "band"] as const;

/** What an override is judged by; `computed` is the score's band of the day it was set, `leftOn` the first day after it without the customer. */
export type OverrideFacts = { band: HandBand; computed: Band | null; startsOn: Day; leftOn: Day | null };
type Answer = "right" | "wrong";
export type OverrideVerdict = { verdict: Answer | "no-side" | "open"; score: Answer | null };

/** Whether a last day can be chosen: null, or the sentence that says which can. */
export function lastDayProblem(endsOn: Day, asOf: Day): string | null {
  const days = daysBetween(asOf, endsOn);
  if (days < 0) return "The last day is over. Choose today or a later one.";
  return days > longestDays ? `Choose a last day within ${longestDays} days: by then the score should know.` : null;
}

type Side = "stays" | "leaves";

/** What a band says of an account, seen beside the other one. */
function sideOf(band: Band | null, other: Band | null): Side | null {
  if (band === "healthy") return "stays";
  if (band === "at-risk") return "leaves";
  return band === "watch" && other === "at-risk" ? "stays" : null;
}

/** Whether an override and the score beside it were right, as far as is known by the end of `asOf`. */
export function judgeOverride({ band, computed, startsOn, leftOn }: OverrideFacts, asOf: Day): OverrideVerdict {
  const end = addDays(startsOn, outcomeDays);
  const left = leftOn !== null && leftOn <= asOf && leftOn <= end;
  if (!left && end > asOf) return { verdict: "open", score: null };
  const was: Side = left ? "leaves" : "stays";
  const answer = (side: Side | null) => side && (side === was ? "right" : "wrong");
  return { verdict: answer(sideOf(band, computed)) ?? "no-side", score: answer(sideOf(computed, band)) };
}

/** Whether a verdict is among those asked for. */
export function isAmong(verdict: OverrideVerdict["verdict"], asked: VerdictFilter | null): boolean {
  if (asked === null) return true;
  return asked === "known" ? verdict === "right" || verdict === "wrong" : verdict === asked;
}

export type OverrideTally = {
  total: number;
  open: number;
  noSide: number;
  right: number;
  wrong: number;
  scoreRight: number;
  scoreWrong: number;
};

/** How many were right, and how often the score was, among those that took a side and whose outcome is known. */
export function tallyOverrides(verdicts: readonly OverrideVerdict[]): OverrideTally {
  const of = (verdict: OverrideVerdict["verdict"]) => verdicts.filter((one) => one.verdict === verdict).length;
  const known = verdicts.filter(({ verdict }) => isAmong(verdict, "known"));
  const score = (answer: Answer) => known.filter((one) => one.score === answer).length;
  return {
    total: verdicts.length,
    open: of("open"),
    noSide: of("no-side"),
    right: of("right"),
    wrong: of("wrong"),
    scoreRight: score("right"),
    scoreWrong: score("wrong"),
  };
}

const bandWords: Record<HandBand, string> = { healthy: "healthy", watch: "watch", "at-risk": "at risk" };
export type SaidOverride = { band: HandBand; reason: string; setBy: string | null; endsOn: Day };

/** Why a new one is refused: who set what until when, and why. */
export function inForceSentence({ band, reason, setBy, endsOn }: SaidOverride, asOf: Day): string {
  const who = setBy ?? "Somebody";
  return `${who} set this account to ${bandWords[band]} until ${dayText(endsOn, asOf)}: “${reason}”. Replace it knowingly, or leave it.`;
}

type Ended = { endsOn: Day; endedOn: Day | null; endedBy: string | null };

/** When one that is no longer in force ended, and by whom. */
export function endedSentence({ endsOn, endedOn, endedBy }: Ended, asOf: Day): string {
  if (endedOn === null) return `It ended by itself on ${dayText(endsOn, asOf)}.`;
  return `${endedBy ?? "Somebody"} ended it on ${dayText(endedOn, asOf)}.`;
}
