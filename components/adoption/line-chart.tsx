import { lineWithGaps, round, scale, seriesWords, type Value } from "../charts/geometry.ts";
import { Plot, type PlotLabel } from "../charts/plot.tsx";
import { cn } from "../ui/cn.ts";
import { spreadLabels } from "./spread-labels.ts";

/** `values` are per cent; null is a gap. */
export type ChartLine = { name: string; values: readonly Value[]; className: string; dash?: string; bold?: boolean };
type LineChartProps = { label: string; lines: readonly ChartLine[]; places: number; from: string; to: string };

/** Words in the colour of their line: lines that end at one place are told apart by it. */
const inks: Record<string, string> = {
  "stroke-accent": "text-accent!",
  "stroke-healthy": "text-healthy!",
  "stroke-risk": "text-risk!",
  "stroke-watch": "text-watch!",
  "stroke-ink": "text-ink!",
};
const height = 260;
const per = (value: number) => `${Math.round(value)} %`;

/** Some lines from 0 to 100 %, each named at its end; what is not known is a gap. The table beside it says the same. */
export function LineChart({ label, lines, places, from, to }: LineChartProps) {
  const x = scale([0, Math.max(1, places - 1)], [0, 100]);
  const y = scale([0, 100], [100, 0]);
  const drawn = lines
    .map((line) => ({ ...line, ...lineWithGaps(line.values, x, y) }))
    .filter(({ end }) => end !== null);
  const ends = spreadLabels(
    drawn.map(({ end }) => end?.y ?? 0),
    7,
  );
  const labels: PlotLabel[] = [
    { text: from, at: "below", x: 0, align: "start" },
    { text: to, at: "below", x: 100, align: "end" },
    ...[0, 50, 100].map((value) => ({ text: per(value), at: "left" as const, y: y(value) })),
    ...drawn.map(({ name, values, className, bold }, at) => ({
      text: `${name} ${per(values.findLast((value) => value !== null) ?? 0)}`,
      at: "right" as const,
      y: round(ends[at] as number),
      className: cn(inks[className], bold && "font-medium"),
    })),
  ];
  return (
    <Plot
      label={label}
      summary={drawn.map(({ name, values }) => `${name}: ${seriesWords(values, per)}`).join(" ")}
      height={height}
      gutter={{ left: 42, right: 128 }}
      labels={labels}
      dots={drawn.map(({ end, className }) => ({
        x: round(end?.x ?? 0),
        y: round(end?.y ?? 0),
        className: className.replace("stroke-", "text-"),
        hollow: !end?.current,
      }))}
    >
      {[0, 50, 100].map((value) => (
        <line key={value} x1="0" x2="100" y1={y(value)} y2={y(value)} className="stroke-line" strokeWidth="1" />
      ))}
      {drawn.map(({ name, paths, lone, className, dash, bold }) => (
        <g key={name} className={className} fill="none" strokeLinejoin="round" strokeLinecap="round">
          {paths.map((path) => (
            <path key={path} d={path} strokeWidth={bold ? "2.6" : "1.8"} strokeDasharray={dash} />
          ))}
          {lone.map((point) => (
            <path key={point.x} d={`M${point.x} ${point.y}h.01`} strokeWidth="4" />
          ))}
        </g>
      ))}
    </Plot>
  );
}
