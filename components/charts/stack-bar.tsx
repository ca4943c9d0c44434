import { cn } from "../ui/cn.ts";
import type { State } from "../ui/state-mark.tsx";
import { share } from "./geometry.ts";
import { stateFill } from "./ledger-bar.tsx";

export type Part = { label: string; value: number; state: State };

/** One bar split into its parts, for a whole that has few; the words stand beside it or are read out. */
export function StackBar({ label, parts, height = 8 }: { label: string; parts: readonly Part[]; height?: number }) {
  const whole = parts.reduce((sum, part) => sum + part.value, 0);
  const words = parts.map((part) => `${part.label} ${part.value}`).join(", ");
  return (
    <div
      role="img"
      aria-label={`${label}: ${words}`}
      className="flex gap-px overflow-hidden rounded-full bg-unknown-soft"
      style={{ height }}
    >
      {parts
        .filter((part) => part.value > 0)
        .map((part) => (
          <div
            key={part.label}
            title={`${part.label} ${part.value}`}
            className={cn("h-full", part.state === "unknown" ? "hatch" : stateFill[part.state])}
            style={{ width: `${share(part.value, whole)}%` }}
          />
        ))}
    </div>
  );
}

/** A short bar for one row of a small table: "Commit 11 ▬▬▬". */
export function RowBar({ value, max, state }: { value: number; max: number; state: State }) {
  return (
    <div aria-hidden="true" className="h-1.5 w-full min-w-16 overflow-hidden rounded-full bg-unknown-soft">
      <div className={cn("h-full", stateFill[state])} style={{ width: `${share(value, max)}%` }} />
    </div>
  );
}
