import type { PrecisionLine, Verdict } from "#lib/engagement/rules/alert-precision.ts";
import type { AlertPrecision, AlertRow } from "#lib/engagement/schema/alerts.ts";
import { formatCount, formatPercent } from "../ui/numbers.ts";

export const verdictWords: Record<Verdict, string> = {
  real: "Real risk",
  "not-real": "Not a real risk",
  "put-off": "Put off",
};

export const alertWords: Record<AlertRow["kind"], string> = { "at-risk": "At risk", drop: "Score fell" };

export const periodWords: Record<number, string> = { 30: "30 days", 90: "90 days", 365: "12 months" };

export const dimensionWord = (key: string | null) =>
  key === null ? "Reason not kept" : key.charAt(0).toUpperCase() + key.slice(1);

/** "83 %", or "n/a" when nothing was judged. */
export function shareWords({ precision }: Pick<PrecisionLine, "precision">): string {
  return precision === null ? "n/a" : formatPercent(precision * 100, 0);
}

/** "Of 12 alerts judged in the last 90 days under v3, 10 were real risks." */
export function precisionSentence({ total, days, version }: AlertPrecision): string {
  const judged = total.real + total.notReal;
  const under = version === null ? "under any version" : `under v${version}`;
  if (judged === 0) return `No alert was judged in the last ${periodWords[days]} ${under}.`;
  const were = total.real === 1 ? "was a real risk" : "were real risks";
  return `Of ${formatCount(judged, "alert")} judged in the last ${periodWords[days]} ${under}, ${total.real} ${were}.`;
}
