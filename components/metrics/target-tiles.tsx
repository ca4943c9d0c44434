import { formatFigure, formatValue } from "#lib/metrics/rules/format.ts";
import {
  changeWords,
  madeWords,
  medianWords,
  missingWords,
  shownValue,
  targetWords,
} from "#lib/metrics/rules/words.ts";
import type { Tile } from "#lib/metrics/schema/screen.ts";
import { Bullet } from "../charts/bullet.tsx";
import { Sparkline } from "../charts/sparkline.tsx";
import type { Query } from "../ui/href.ts";
import { TextLink } from "../ui/text-link.tsx";
import { FigureLink } from "./figure-link.tsx";
import { MetMark, metTone } from "./met-mark.tsx";
import { metricHref } from "./metric-href.ts";
import { MetricName } from "./metric-name.tsx";

/** The five headline targets side by side in one frame. */
export function TargetTiles({ tiles, query, compare }: { tiles: readonly Tile[]; query: Query; compare: boolean }) {
  return (
    <ul
      aria-label="Targets"
      className="grid gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-5"
    >
      {tiles.map((tile) => (
        <li key={tile.key} className="min-w-0 bg-surface p-4 sm:max-xl:last:col-span-2">
          <TargetTile tile={tile} query={query} compare={compare} />
        </li>
      ))}
    </ul>
  );
}

function TargetTile({ tile, query, compare }: { tile: Tile; query: Query; compare: boolean }) {
  const { figure, target, unit, met } = tile;
  const median = medianWords(tile);
  const label = `${tile.name} ${formatFigure(figure, unit)}, ${targetWords(tile)}`;
  return (
    <>
      <div className="flex items-baseline justify-between gap-2">
        <h2 className="min-w-0 truncate font-normal text-ink-2 text-xs">
          <MetricName tile={tile} className="max-w-full cursor-help truncate rounded-sm text-left align-bottom" />
        </h2>
        <MetMark met={met} />
      </div>
      <p className="mt-1.5 mb-3">
        <FigureLink href={metricHref(tile.key, query)}>
          <BigValue tile={tile} />
        </FigureLink>
        {figure.small && figure.n > 0 && <span className="ml-2 text-ink-3 text-xs">small, n = {figure.n}</span>}
      </p>
      {target !== null && (
        <Bullet
          label={label}
          value={figure.value === null ? null : Math.max(0, figure.value)}
          target={target}
          max={unit === "ratio" ? 1 : target * 1.6}
          met={met}
        />
      )}
      <div className="mt-2 flex min-h-6 items-center justify-between gap-2 text-ink-3 text-xs">
        <span>{targetWords(tile)}</span>
        <Sparkline
          values={tile.trend.map((point) => point.value)}
          label={`${tile.name}, 12 months`}
          tone={metTone(met)}
          width={72}
        />
      </div>
      <div className="mt-1.5 space-y-0.5 text-ink-2 text-xs">
        {figure.value === null && <p>{missingWords(tile)}</p>}
        {median && <p>{median}</p>}
        {compare && figure.value !== null && !median && <Change tile={tile} query={query} />}
        {!(tile.financial && figure.value === null) && (
          <p>
            <TextLink href={metricHref(tile.key, query)}>{madeWords(tile)}</TextLink>
          </p>
        )}
        {tile.restated && <p className="text-ink-3">restated</p>}
      </div>
    </>
  );
}

/** The change leads to the rows of the period that it compares with. */
function Change({ tile, query }: { tile: Tile; query: Query }) {
  const { previous } = tile;
  if (!previous || previous.value === null || tile.financial) return <p>{changeWords(tile)}</p>;
  const before = { period: "custom", from: previous.start, to: previous.end };
  return (
    <p>
      <FigureLink href={metricHref(tile.key, query, before)}>{changeWords(tile)}</FigureLink>
    </p>
  );
}

function BigValue({ tile }: { tile: Tile }) {
  const { figure, unit } = tile;
  if (figure.value === null)
    return <span className="font-semibold text-base text-ink-3">{formatFigure(figure, unit)}</span>;
  const shown = shownValue(tile, figure.value);
  return (
    <span className="font-semibold text-2xl tracking-tight">
      {shown.number}
      {shown.unit && <span className="ml-0.5 font-normal text-ink-3 text-sm">{shown.unit}</span>}
      <span className="sr-only">, {formatValue(figure.value, unit)}. Open its rows</span>
    </span>
  );
}
