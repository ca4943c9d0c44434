import type { DriftLine, DriftState } from "#lib/health/schema/drift.ts";
import { formatPercent } from "../ui/numbers.ts";
import type { Tone } from "../ui/tag.tsx";
import { aucText } from "./prediction-words.ts";

export const driftWords: Record<DriftState, string> = {
  died: "Died",
  turned: "Turned",
  lost: "Lost its power",
  shifted: "Shifted",
  steady: "Steady",
  unknown: "Not enough to say",
};

export const driftLooks: Record<DriftState, { sign: string; tone: Tone }> = {
  died: { sign: "■", tone: "risk" },
  turned: { sign: "■", tone: "risk" },
  lost: { sign: "▲", tone: "watch" },
  shifted: { sign: "▲", tone: "watch" },
  steady: { sign: "●", tone: "healthy" },
  unknown: { sign: "○", tone: "neutral" },
};

const share = (value: number | null) => (value === null ? "n/a" : formatPercent(value * 100, 0));

/** What became of a measure, in a sentence. */
export function driftSentence({ label, state, coverageBefore, coverageNow, powerBefore, powerNow }: DriftLine): string {
  if (state === "died")
    return `${label} has died: ${share(coverageBefore)} of accounts had a value a year ago, ${share(coverageNow)} have one now.`;
  const powers = `${powerBefore ? aucText(powerBefore.value) : "n/a"} then, ${powerNow ? aucText(powerNow.value) : "n/a"} now`;
  if (state === "turned") return `${label} has turned: it now points the wrong way (AUC ${powers}).`;
  if (state === "lost") return `${label} no longer tells who leaves (AUC ${powers}).`;
  if (state === "shifted") return `${label} lies elsewhere than a year ago.`;
  return `${label}: ${driftWords[state].toLowerCase()}.`;
}
