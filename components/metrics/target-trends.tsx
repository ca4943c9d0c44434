import { monthWord } from "#lib/metrics/rules/words.ts";
import type { Tile } from "#lib/metrics/schema/screen.ts";
import { TrendLine } from "../charts/trend-line.tsx";
import { metTone } from "./met-mark.tsx";

/** Each target over twelve months with its target line; a month without a figure is a gap. */
export function TargetTrends({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <div className="mt-6 grid gap-x-6 gap-y-5 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-5">
      {tiles.map((tile) => (
        <section key={tile.key} aria-label={`${tile.short} over twelve months`} className="min-w-0">
          <h3 className="mb-1.5 font-normal text-ink-2 text-xs">{tile.short}</h3>
          <MetricTrend tile={tile} height={64} />
        </section>
      ))}
    </div>
  );
}

export function MetricTrend({ tile, height }: { tile: Tile; height: number }) {
  const scale = tile.unit === "ratio" || tile.unit === "growth" ? 100 : 1;
  return (
    <TrendLine
      label={`${tile.name}, each point the twelve months before it`}
      values={tile.trend.map((point) => (point.value === null ? null : point.value * scale))}
      from={monthWord(tile.trend[0]?.end ?? tile.end)}
      to={monthWord(tile.trend.at(-1)?.end ?? tile.end)}
      target={tile.target === null ? undefined : tile.target * scale}
      format={oneDecimal}
      tone={tile.met === null ? "plain" : metTone(tile.met)}
      height={height}
    />
  );
}

function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10).replace("-", "−");
}
