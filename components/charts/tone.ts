import { type State, stateText } from "../ui/state-mark.tsx";

/** A health state, or the plain ink for what has none. */
export type ChartTone = State | "plain" | "quiet";

export function toneText(tone: ChartTone): string {
  if (tone === "plain") return "text-ink";
  return tone === "quiet" ? "text-ink-3" : stateText[tone];
}
