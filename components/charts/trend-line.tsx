import { apart, domainOf, lineWithGaps, round, scale, seriesWords, type Value } from "./geometry.ts";
import { Plot, type PlotLabel } from "./plot.tsx";
import { type ChartTone, toneText } from "./tone.ts";

export type TrendLineProps = {
  label: string;
  /** Oldest first; null is a gap. */
  values: readonly Value[];
  /** Words under the first and the last place: "Dec", "Nov". */
  from: string;
  to: string;
  target?: number;
  format?: (value: number) => string;
  /** Colour of the end dot: met or not, healthy or not. */
  tone?: ChartTone;
  /** Writes the newest value beside its dot. */
  showEnd?: boolean;
  domain?: readonly [number, number];
  height?: number;
};

const plain = (value: number) => String(round(value));

/** One series over time; the target line is always drawn when there is a target, missing periods are gaps. */
export function TrendLine({
  label,
  values,
  from,
  to,
  target,
  format = plain,
  tone = "plain",
  showEnd = false,
  domain,
  height = 96,
}: TrendLineProps) {
  const room = domain ?? domainOf(values, target === undefined ? [] : [target]) ?? [0, 1];
  const y = scale(room, [100, 0]);
  const line = lineWithGaps(values, scale([0, Math.max(1, values.length - 1)], [0, 100]), y);
  const goal = target === undefined ? null : round(y(target));
  const labels: PlotLabel[] = [
    { text: from, at: "below", x: 0, align: "start" },
    { text: to, at: "below", x: 100, align: "end" },
    ...sideLabels({ goal, target, end: showEnd ? line.end : null, last: lastKnown(values), format, tone }),
  ];
  const words = [seriesWords(values, format), target === undefined ? "" : `Target ${format(target)}.`].join(" ").trim();
  return (
    <Plot
      label={label}
      summary={words}
      height={height}
      gutter={{ right: 40 }}
      labels={labels}
      dots={
        line.end
          ? [{ x: round(line.end.x), y: round(line.end.y), className: toneText(tone), hollow: !line.end.current }]
          : []
      }
    >
      {goal !== null && (
        <line x1="0" x2="100" y1={goal} y2={goal} className="stroke-ink-3" strokeWidth="1" strokeDasharray="3 3" />
      )}
      {line.paths.map((path) => (
        <path key={path} d={path} fill="none" className="stroke-ink" strokeWidth="1.8" strokeLinejoin="round" />
      ))}
      {line.lone.map((point) => (
        <path
          key={point.x}
          d={`M${point.x} ${point.y}h.01`}
          className="stroke-ink"
          strokeWidth="4"
          strokeLinecap="round"
        />
      ))}
    </Plot>
  );
}

function lastKnown(values: readonly Value[]): number | null {
  return values.findLast((value) => value !== null) ?? null;
}

function sideLabels(side: {
  goal: number | null;
  target: number | undefined;
  end: { y: number; current: boolean } | null;
  last: number | null;
  format: (value: number) => string;
  tone: ChartTone;
}): PlotLabel[] {
  const { goal, target, end, last, format, tone } = side;
  const [goalAt, endAt] = goal !== null && end ? apart(goal, end.y, 18) : [goal ?? 0, end?.y ?? 0];
  const labels: PlotLabel[] = [];
  if (goal !== null && target !== undefined) labels.push({ text: format(target), at: "right", y: goalAt });
  if (end && last !== null)
    labels.push({ text: format(last), at: "right", y: endAt, className: `font-semibold ${toneText(tone)}` });
  return labels;
}
