import { shortDate } from "../ui/dates.ts";
import { type State, stateText, stateWords } from "../ui/state-mark.tsx";
import { lineWithGaps, round, scale, seriesWords, type Value } from "./geometry.ts";
import { Plot, type PlotLabel } from "./plot.tsx";

export type ScoreTrendProps = {
  label?: string;
  /** By day, oldest first; a null score is a gap. */
  points: readonly { day: string; score: Value }[];
  /** Least score of each band: at or above `healthy` is healthy, at or above `watch` is watch, below is at risk. */
  bands: { healthy: number; watch: number };
  /** Days on which something changed how scores are made: "model v4". */
  marks?: readonly { day: string; label: string }[];
  height?: number;
};

const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** The score from 0 to 100 over time, in front of its bands, with the model versions it was made by. */
export function ScoreTrend({ label = "Score", points, bands, marks = [], height = 150 }: ScoreTrendProps) {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return <p className="text-ink-3">No score yet.</p>;
  const x = scale([dayOf(first.day), dayOf(last.day)], [0, 100]);
  const y = scale([0, 100], [100, 0]);
  const scores = points.map((point) => point.score);
  const line = lineWithGaps(scores, (place) => x(dayOf(points[place]?.day ?? first.day)), y);
  const newest = scores.findLast((score) => score !== null) ?? null;
  const state = newest === null ? "unknown" : stateOf(newest, bands);
  const shown = marks.filter((mark) => mark.day > first.day && mark.day <= last.day);
  return (
    <Plot
      label={label}
      summary={`${seriesWords(scores, (score) => String(Math.round(score)))} Now ${stateWords[state]}.${shown.map((mark) => ` ${mark.label} since ${mark.day}.`).join("")}`}
      height={height}
      gutter={{ left: 22, right: 30, top: 4 }}
      labels={[
        ...timeLabels(first.day, last.day),
        { text: String(bands.healthy), at: "left", y: y(bands.healthy) },
        { text: String(bands.watch), at: "left", y: y(bands.watch) },
        ...shown.map((mark): PlotLabel => markLabel(mark, x(dayOf(mark.day)))),
        ...(line.end && newest !== null ? [endLabel(newest, line.end.y, state)] : []),
      ]}
      dots={
        line.end
          ? [{ x: round(line.end.x), y: round(line.end.y), className: stateText[state], hollow: !line.end.current }]
          : []
      }
    >
      <rect width="100" y="0" height={y(bands.healthy)} className="fill-healthy-soft" />
      <rect width="100" y={y(bands.healthy)} height={y(bands.watch) - y(bands.healthy)} className="fill-watch-soft" />
      <rect width="100" y={y(bands.watch)} height={100 - y(bands.watch)} className="fill-risk-soft" />
      {shown.map((mark) => (
        <path
          key={mark.day}
          d={`M${round(x(dayOf(mark.day)))} 0V100`}
          className="stroke-ink-3"
          strokeWidth="1"
          strokeDasharray="2 3"
        />
      ))}
      {line.paths.map((path) => (
        <path key={path} d={path} fill="none" className="stroke-ink" strokeWidth="1.8" strokeLinejoin="round" />
      ))}
      {line.lone.map((point) => (
        <path
          key={point.x}
          d={`M${round(point.x)} ${round(point.y)}h.01`}
          className="stroke-ink"
          strokeWidth="4"
          strokeLinecap="round"
        />
      ))}
    </Plot>
  );
}

function stateOf(score: number, bands: { healthy: number; watch: number }): State {
  if (score >= bands.healthy) return "healthy";
  return score >= bands.watch ? "watch" : "at-risk";
}

function endLabel(score: number, y: number, state: State): PlotLabel {
  return { text: String(Math.round(score)), at: "right", y, className: `font-semibold text-sm! ${stateText[state]}` };
}

function markLabel(mark: { label: string }, x: number): PlotLabel {
  return {
    text: mark.label,
    at: "inside",
    x: x > 70 ? x - 1 : x + 1,
    y: 6,
    align: x > 70 ? "end" : "start",
    className: "text-ink-2!",
  };
}

function timeLabels(from: string, to: string): PlotLabel[] {
  const middle = new Date(((dayOf(from) + dayOf(to)) / 2) * 86_400_000).toISOString().slice(0, 10);
  return [
    { text: shortDate(from, to), at: "below", x: 0, align: "start" },
    ...(dayOf(to) - dayOf(from) > 28 ? [{ text: shortDate(middle, to), at: "below", x: 50 } as const] : []),
    { text: shortDate(to, to), at: "below", x: 100, align: "end" },
  ];
}
