import type { CellState } from "#lib/adoption/schema/list.ts";
import { cn } from "../ui/cn.ts";

const tones: Record<CellState, string> = {
  habit: "text-healthy",
  regular: "text-healthy",
  seldom: "text-watch",
  unused: "text-risk",
  outside: "text-accent",
  "not-in-plan": "text-ink-3",
  "no-data": "text-unknown",
};

const ring = { fill: "none", stroke: "currentColor", strokeWidth: 1.4 };

/** The shape of how much a feature is used: the fuller, the more. Words stand beside it, seen or only said. */
export function CellMark({ state, className }: { state: CellState; className?: string }) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      fill="currentColor"
      className={cn("size-[11px] shrink-0", tones[state], className)}
    >
      {state === "habit" && <circle cx="6" cy="6" r="5.2" />}
      {(state === "regular" || state === "seldom") && <circle cx="6" cy="6" r="4.6" {...ring} />}
      {state === "regular" && <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" />}
      {state === "seldom" && <circle cx="6" cy="6" r="1.7" />}
      {state === "unused" && <rect x="1.8" y="1.8" width="8.4" height="8.4" {...ring} />}
      {state === "outside" && <path d="M5.2 1h1.6v4.2H11v1.6H6.8V11H5.2V6.8H1V5.2h4.2z" />}
      {state === "not-in-plan" && <rect x="2.5" y="5.3" width="7" height="1.4" />}
      {state === "no-data" && <circle cx="6" cy="6" r="4.6" {...ring} strokeDasharray="2 1.6" />}
    </svg>
  );
}
