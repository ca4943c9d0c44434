import { cn } from "../ui/cn.ts";

/** Met or not met: sign, word and colour. */
export function MetMark({ met, className }: { met: boolean | null; className?: string }) {
  if (met === null) return null;
  return (
    <span className={cn("whitespace-nowrap font-medium text-xs", met ? "text-healthy" : "text-risk", className)}>
      {met ? "✓ met" : "✕ not met"}
    </span>
  );
}

export function metTone(met: boolean | null): "healthy" | "at-risk" | "quiet" {
  return met === null ? "quiet" : met ? "healthy" : "at-risk";
}
