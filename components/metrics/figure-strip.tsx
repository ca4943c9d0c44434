import { formatFigure } from "#lib/metrics/rules/format.ts";
import { missingWords } from "#lib/metrics/rules/words.ts";
import type { Tile } from "#lib/metrics/schema/screen.ts";
import type { Query } from "../ui/href.ts";
import { FigureLink } from "./figure-link.tsx";
import { metricHref } from "./metric-href.ts";
import { MetricName } from "./metric-name.tsx";

/** The figures beside the targets, in one line. */
export function FigureStrip({ tiles, query }: { tiles: readonly Tile[]; query: Query }) {
  return (
    <dl className="mt-3 flex flex-wrap justify-between gap-x-6 gap-y-2 rounded-lg border border-line bg-surface px-4 py-3">
      {tiles.map((tile) => (
        <div key={tile.key} className="flex items-baseline gap-2">
          <dt className="text-ink-2">
            <MetricName
              tile={tile}
              short={tile.key === "grr" || tile.key === "nrr" || tile.key === "nps"}
              className="cursor-help rounded-sm"
            />
          </dt>
          <dd className={tile.figure.value === null ? "text-ink-3" : "font-semibold"}>
            <FigureLink
              href={metricHref(tile.key, query)}
              title={tile.figure.value === null ? missingWords(tile) : undefined}
            >
              {formatFigure(tile.figure, tile.unit)}
            </FigureLink>
            {tile.figure.small && tile.figure.n > 0 && (
              <span className="ml-1 font-normal text-ink-3 text-xs">n = {tile.figure.n}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
