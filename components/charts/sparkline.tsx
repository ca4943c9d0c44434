import { cn } from "../ui/cn.ts";
import { domainOf, lineWithGaps, round, scale, seriesWords, type Value } from "./geometry.ts";
import { type ChartTone, toneText } from "./tone.ts";

export type SparklineProps = {
  /** Oldest first; null is a gap. */
  values: readonly Value[];
  /** What it shows: "Score, 12 weeks". The figures are read out after it. */
  label: string;
  tone?: ChartTone;
  width?: number;
  height?: number;
  /** Fixed scale, so that rows compare; else each line fills its height. */
  domain?: readonly [number, number];
};

/** A word-sized line for a table cell; the dot is the newest value, hollow when newer ones are missing. */
export function Sparkline({ values, label, tone = "quiet", width = 84, height = 24, domain }: SparklineProps) {
  const room = domain ?? domainOf(values, [], 0);
  const name = `${label}. ${seriesWords(values, (value) => String(round(value)))}`;
  if (!room) {
    return (
      <span className="inline-block text-ink-3 text-xs" style={{ width }}>
        no data
      </span>
    );
  }
  const x = scale([0, Math.max(1, values.length - 1)], [3, width - 4]);
  const line = lineWithGaps(values, x, scale(room, [height - 4, 4]));
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={name}
      className={cn("block shrink-0 overflow-visible", toneText(tone))}
    >
      {line.paths.map((path) => (
        <path
          key={path}
          d={path}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      ))}
      {line.lone.map((point) => (
        <circle key={point.x} cx={round(point.x)} cy={round(point.y)} r="1.4" fill="currentColor" />
      ))}
      {line.end && (
        <circle
          cx={round(line.end.x)}
          cy={round(line.end.y)}
          r="2.2"
          fill={line.end.current ? "currentColor" : "var(--bg)"}
          stroke="currentColor"
        />
      )}
    </svg>
  );
}
