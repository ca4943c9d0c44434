import { addDays } from "#lib/health/rules/day.ts";
import { fewestKnown, type HandBand, outcomeDays } from "#lib/health/rules/overrides.ts";
import { wilson } from "#lib/health/rules/prediction/wilson.ts";
import type { OverrideRow, OverrideVerdicts } from "#lib/health/schema/overrides.ts";
import { absoluteDate, shortDate } from "../ui/dates.ts";
import { formatCount, formatNumber, formatPercent } from "../ui/numbers.ts";

export const handWords: Record<HandBand, string> = { healthy: "Healthy", watch: "Watch", "at-risk": "At risk" };
export const stateWords: Record<"in-force" | "ended", string> = { "in-force": "In force", ended: "Ended" };

export const verdictWords: Record<OverrideRow["verdict"] | "known", string> = {
  known: "Right or wrong",
  right: "Right",
  wrong: "Wrong",
  open: "Not yet known",
  "no-side": "Took no side",
};
export const scoreWords = { right: "Score was right", wrong: "Score was wrong" } as const;

type Ends = Pick<OverrideRow, "inForce" | "replaced" | "endsOn" | "endedOn" | "endedBy">;

/** "until 3 Dec", "ended on 3 Dec", "ended on 1 Dec by Ines Moreau" or "replaced on 1 Dec by Ines Moreau". */
export function endWords({ inForce, replaced, endsOn, endedOn, endedBy }: Ends, asOf: string): string {
  if (inForce) return `until ${shortDate(endsOn, asOf)}`;
  if (endedOn === null) return `ended on ${shortDate(endsOn, asOf)}`;
  return `${replaced ? "replaced" : "ended"} on ${shortDate(endedOn, asOf)} by ${endedBy ?? "somebody"}`;
}

/** What became of the account: "left on 3 Jan 2027", "stayed 90 days", or when it will be known at the latest. */
export function outcomeWords({ verdict, leftOn, startsOn }: OverrideRow): string {
  if (verdict === "open") return `known by ${absoluteDate(addDays(startsOn, outcomeDays))}`;
  const soon = leftOn !== null && leftOn <= addDays(startsOn, outcomeDays);
  return soon ? `left on ${absoluteDate(leftOn)}` : `stayed ${outcomeDays} days`;
}

type Tally = OverrideVerdicts["all"];

/** "60 %, between 45 and 74 %"; with too few known outcomes, that nothing can be said yet. */
export function shareWords({ right, wrong }: Pick<Tally, "right" | "wrong">): string {
  const known = right + wrong;
  if (known < fewestKnown) return "no verdict yet";
  const { low, high } = wilson(right, known);
  const share = formatPercent((right / known) * 100, 0);
  return `${share}, between ${formatNumber(low * 100)} and ${formatPercent(high * 100, 0)}`;
}

/** Whether overrides were right, in a sentence or two, beside the score on the same accounts. */
export function verdictSentence(tally: Tally): string {
  const { total, right, wrong, scoreRight, scoreWrong } = tally;
  const known = right + wrong;
  if (known < fewestKnown)
    return `No verdict is possible yet: of ${formatCount(total, "band")} set by hand the outcome is known of ${known}, and it takes ${fewestKnown}.`;
  const judged = scoreRight + scoreWrong;
  const score = judged === 0 ? "" : ` The score was right about ${scoreRight} of the ${judged} it had a band for.`;
  return `Of ${known} bands set by hand whose outcome is known, ${right} were right (${shareWords(tally)}).${score}`;
}
