import { formatFigure, formatValue } from "#lib/metrics/rules/format.ts";
import { changeWords, missingWords, targetWords } from "#lib/metrics/rules/words.ts";
import type { SideBySide, Tile } from "#lib/metrics/schema/screen.ts";
import type { Query } from "../ui/href.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { FigureLink } from "./figure-link.tsx";
import { MetMark } from "./met-mark.tsx";
import { metricHref } from "./metric-href.ts";
import { MetricName } from "./metric-name.tsx";

/** One line a metric, one column a CSM, after what they are part of: value, met or not, change; each opens its rows. */
export function SideBySideTable({ data, query }: { data: SideBySide; query: Query }) {
  const [whole] = data.columns;
  return (
    <Table caption="Targets of CSMs side by side" dense>
      <thead>
        <tr>
          <Th>Metric</Th>
          {data.columns.map((column) => (
            <Th key={column.id ?? "whole"} numeric>
              {column.name}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {whole?.tiles.map((tile, place) => (
          <Tr key={tile.key}>
            <RowHead>
              <MetricName tile={tile} className="cursor-help rounded-sm text-left" />
              {tile.target !== null && (
                <span className="block font-normal text-ink-3 text-xs">{targetWords(tile)}</span>
              )}
            </RowHead>
            {data.columns.map(({ id, tiles }) => (
              <Td key={id ?? "whole"} numeric className="align-top">
                {tiles[place] && <Figure tile={tiles[place]} href={metricHref(tile.key, query, { owner: id })} />}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Figure({ tile, href }: { tile: Tile; href: string }) {
  const { figure, unit, met } = tile;
  if (figure.value === null)
    return (
      <FigureLink href={href} className="text-ink-3" title={missingWords(tile)}>
        {figure.missing === "filtered" ? "not published" : formatFigure(figure, unit)}
      </FigureLink>
    );
  return (
    <>
      <FigureLink href={href} className="font-semibold">
        {formatValue(tile.key === "ttfv-reduction" ? -figure.value : figure.value, unit)}
      </FigureLink>
      <span className="block text-ink-2 text-xs max-sm:sr-only">{changeWords(tile)}</span>
      <span className="block text-ink-3 text-xs">
        n = {figure.n}
        {figure.small && ", small"} <MetMark met={met} className="max-sm:block" />
      </span>
    </>
  );
}
