import type { InterventionState, Outcome, ProtocolMode } from "#lib/playbooks/schema.ts";
import type { Tone } from "../ui/tag.tsx";

export const modeWords: Record<ProtocolMode, string> = { off: "○ Off", shadow: "◐ In shadow", on: "● On" };
export const modeTones: Record<ProtocolMode, Tone> = { off: "neutral", shadow: "watch", on: "accent" };
export const stateWords: Record<InterventionState, string> = {
  open: "◆ Open",
  recovered: "● Recovered",
  lost: "■ Lost",
  stopped: "○ Stopped",
};
export const stateTones: Record<InterventionState, Tone> = {
  open: "accent",
  recovered: "healthy",
  lost: "risk",
  stopped: "neutral",
};
export const outcomeWords: Record<Outcome, string> = {
  worked: "What we did worked",
  "by-itself": "It got better by itself",
  "not-a-risk": "It was no real risk",
  left: "They left",
  other: "Something else",
};
export const listWords = {
  backlog: "Backlog at start",
  limit: "Over the weekly limit",
  shadow: "Shadow log",
  "held-out": "Held out",
} as const;

/** "4 of 5, 80 %", with few said to be few. */
export function precisionWords({ judged, right, small }: { judged: number; right: number; small: boolean }): string {
  if (judged === 0) return "nobody has said yet";
  return `${right} of ${judged}, ${Math.round((right / judged) * 100)} %${small ? " (few)" : ""}`;
}

export const perWeekWords = (n: number): string =>
  n === 0 ? "0" : n < 0.1 ? "under 0.1" : (Math.round(n * 10) / 10).toString();
