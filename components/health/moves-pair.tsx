import type { Band } from "#lib/health/schema.ts";
import { StateMark } from "../ui/state-mark.tsx";

/** From one band to another. */
export function MovesPair({ was, is }: { was: Band; is: Band }) {
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <StateMark state={was} />
      <span aria-hidden="true" className="text-ink-3">
        →
      </span>
      <span className="sr-only">to</span>
      <StateMark state={is} />
    </span>
  );
}
