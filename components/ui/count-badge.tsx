import { formatNumber } from "./numbers.ts";

/** How many things wait behind a page of the sidebar; nothing when none do. `what` is read out after the number. */
export function CountBadge({ count, what }: { count: number; what: string }) {
  if (count === 0) return null;
  return (
    <span className="rounded-full bg-accent-soft px-1.5 font-medium text-accent text-xs">
      {count > 99 ? "99+" : formatNumber(count)}
      <span className="sr-only"> {what}</span>
    </span>
  );
}
