import { cn } from "./cn.ts";

export type State = "healthy" | "watch" | "at-risk" | "unknown";

export const stateWords: Record<State, string> = {
  healthy: "Healthy",
  watch: "Watch",
  "at-risk": "At risk",
  unknown: "Unknown",
};

/** Text colour class of a state. Never use it without the shape or the word. */
export const stateText: Record<State, string> = {
  healthy: "text-healthy",
  watch: "text-watch",
  "at-risk": "text-risk",
  unknown: "text-unknown",
};

function Shape({ state }: { state: State }) {
  return (
    <svg viewBox="0 0 10 10" className="size-[0.64em] min-w-[9px] shrink-0" aria-hidden="true" fill="currentColor">
      {state === "healthy" && <circle cx="5" cy="5" r="4.6" />}
      {state === "watch" && <path d="M5 .6 9.8 9.4H.2z" />}
      {state === "at-risk" && <rect x=".6" y=".6" width="8.8" height="8.8" />}
      {state === "unknown" && <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="1.3" />}
    </svg>
  );
}

/** Shape, word and colour of a health state; `wordless` hides the word from view, never from screen readers. */
export function StateMark({ state, wordless, className }: { state: State; wordless?: boolean; className?: string }) {
  return (
    <span
      title={wordless ? stateWords[state] : undefined}
      className={cn(
        "inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-sm",
        stateText[state],
        className,
      )}
    >
      <Shape state={state} />
      <span className={wordless ? "sr-only" : undefined}>{stateWords[state]}</span>
    </span>
  );
}
