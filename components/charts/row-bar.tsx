import { cn } from "../ui/cn.ts";
import type { State } from "../ui/state-mark.tsx";
import { share } from "./geometry.ts";
import { stateFill } from "./ledger-bar.tsx";

/** A short bar for one row of a small table: "Commit 11 ▬▬▬". The figure beside it is what is read out. */
export function RowBar({ value, max, state }: { value: number; max: number; state: State }) {
  return (
    <div aria-hidden="true" className="h-1.5 w-full min-w-16 overflow-hidden rounded-full bg-unknown-soft">
      <div className={cn("h-full", stateFill[state])} style={{ width: `${share(value, max)}%` }} />
    </div>
  );
}
