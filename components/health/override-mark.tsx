import { StateMark } from "../ui/state-mark.tsx";

/** Beside a computed band in a list: the one that somebody set by hand. */
export function OverrideMark({ band }: { band: "healthy" | "watch" | "at-risk" }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap font-normal text-ink-3 text-xs">
      by hand: <StateMark state={band} className="text-xs!" />
    </span>
  );
}
