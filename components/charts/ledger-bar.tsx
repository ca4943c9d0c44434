import { cn } from "../ui/cn.ts";
import type { State } from "../ui/state-mark.tsx";
import { round, share } from "./geometry.ts";

export const stateFill: Record<State, string> = {
  healthy: "bg-healthy",
  watch: "bg-watch",
  "at-risk": "bg-risk",
  unknown: "bg-unknown",
};

/** Points that one measure gave of those it could give; unknown (null) is hatched and counts for nothing. */
export function LedgerBar({
  points,
  of,
  state,
  className,
}: {
  points: number | null;
  of: number;
  state: State;
  className?: string;
}) {
  const words = points === null ? "unknown" : `${round(points)} of ${round(of)} points`;
  return (
    <div
      role="img"
      aria-label={words}
      className={cn("h-2 min-w-16 overflow-hidden rounded-full bg-unknown-soft", className)}
    >
      {points === null ? (
        <div className="hatch h-full" />
      ) : (
        <div className={cn("h-full", stateFill[state])} style={{ width: `${share(points, of)}%` }} />
      )}
    </div>
  );
}
