import { cn } from "./cn.ts";
import { deltaWords } from "./delta-words.ts";
import { formatNumber } from "./numbers.ts";

export type DeltaProps = {
  /** The change; null when there is nothing to compare with. */
  value: number | null;
  digits?: number;
  unit?: string;
  since?: string;
  /** Which direction is good; it only decides the colour. */
  good?: "up" | "down" | "neither";
  /** "arrow": ▼ 19 in 14 days; "sign": −19; "dot": as sign, but a quiet · for no change (ledger columns). */
  look?: "sign" | "arrow" | "dot";
  className?: string;
};

const tones = { good: "text-healthy", bad: "text-risk", neutral: "text-ink-3" } as const;

export function Delta({ value, digits, unit, since, good, look = "sign", className }: DeltaProps) {
  const words = deltaWords(value, { digits, unit, since, good });
  const flat = words.direction === "flat";
  const shown =
    look === "dot" && flat
      ? "·"
      : look === "arrow" && !flat && value !== null
        ? [words.direction === "up" ? "▲" : "▼", formatNumber(Math.abs(value), digits), unit, since]
            .filter(Boolean)
            .join(" ")
        : words.shown;
  return (
    <span className={cn("whitespace-nowrap", tones[words.tone], className)}>
      <span aria-hidden="true">{shown}</span>
      <span className="sr-only">{words.spoken}</span>
    </span>
  );
}
