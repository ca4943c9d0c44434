import { cn } from "../ui/cn.ts";
import type { State } from "../ui/state-mark.tsx";
import { round, scale } from "./geometry.ts";
import { Plot, type PlotLabel } from "./plot.tsx";

export type Bin = {
  from: number;
  to: number;
  count: number /** The count to compare with, drawn as a line. */;
  before?: number;
  state: State;
};

const fills: Record<State, string> = {
  healthy: "fill-healthy",
  watch: "fill-watch",
  "at-risk": "fill-risk",
  unknown: "fill-unknown",
};

/** How many stand where: bars for the new counts, a line over each for the old ones. Bins are in order and touch. */
export function Histogram({
  label,
  bins,
  names = { now: "now", before: "before" },
  ticks,
  height = 140,
}: {
  label: string;
  bins: readonly Bin[];
  names?: { now: string; before: string };
  /** Values to write under the axis; without them the two ends and the middle. */
  ticks?: readonly number[];
  height?: number;
}) {
  const low = bins[0]?.from ?? 0;
  const high = bins.at(-1)?.to ?? 100;
  const x = scale([low, high], [0, 100]);
  const most = Math.max(1, ...bins.map((bin) => Math.max(bin.count, bin.before ?? 0)));
  const y = scale([0, most], [100, 2]);
  const compared = bins.some((bin) => bin.before !== undefined);
  const summary = bins
    .map(
      (bin) =>
        `${bin.from} to ${bin.to}: ${bin.count}${bin.before === undefined ? "" : `, ${names.before} ${bin.before}`}`,
    )
    .join("; ");
  return (
    <figure className="m-0">
      <Plot
        label={label}
        summary={summary}
        height={height}
        labels={(ticks ?? [low, (low + high) / 2, high]).map((tick) => tickLabel(tick, x(tick)))}
      >
        {bins.map((bin) => {
          const left = x(bin.from);
          const width = x(bin.to) - left;
          return (
            <g key={bin.from}>
              <rect
                x={round(left + width * 0.1)}
                width={round(width * 0.8)}
                y={round(y(bin.count))}
                height={round(100 - y(bin.count))}
                className={cn(fills[bin.state], "opacity-75")}
              />
              {bin.before !== undefined && (
                <path
                  d={`M${round(left + width * 0.04)} ${round(y(bin.before))}H${round(left + width * 0.96)}`}
                  className="stroke-ink"
                  strokeWidth="1.8"
                />
              )}
            </g>
          );
        })}
        <path d="M0 100H100" className="stroke-line-strong" strokeWidth="1" />
      </Plot>
      {compared && (
        <figcaption className="flex gap-4 text-ink-3 text-xs">
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className="w-4 border-ink border-t-2" /> {names.before}
          </span>
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className="h-2.5 w-3 bg-ink-3/60" /> {names.now}
          </span>
        </figcaption>
      )}
    </figure>
  );
}

function tickLabel(tick: number, x: number): PlotLabel {
  return { text: String(tick), at: "below", x, align: x <= 0 ? "start" : x >= 100 ? "end" : "middle" };
}
