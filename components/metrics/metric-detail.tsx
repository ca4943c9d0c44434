import { formatFigure } from "#lib/metrics/rules/format.ts";
import {
  changeWords,
  missingWords,
  partWords,
  periodWords,
  shownValue,
  targetWords,
} from "#lib/metrics/rules/words.ts";
import type { Detail } from "#lib/metrics/schema/screen.ts";
import type { Query } from "../ui/href.ts";
import { PageHeader, Section } from "../ui/page-header.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { MetMark } from "./met-mark.tsx";
import { SliceTable } from "./slice-table.tsx";
import { MetricTrend } from "./target-trends.tsx";

/** One metric from the top: figure, definition with its version, trend, segments and the query it comes from. */
export function MetricDetail({ data, query, back }: { data: Detail; query: Query; back: string }) {
  const { tile, definitions } = data;
  const { figure } = tile;
  const shown = figure.value === null ? null : shownValue(tile, figure.value);
  return (
    <>
      <PageHeader title={tile.name} mark={<MetMark met={tile.met} />} crumb={<TextLink href={back}>Targets</TextLink>}>
        {periodWords(data.period)} · days of {data.timeZone} · definitions v{definitions.version}
        {tile.restated && " · restated"}
      </PageHeader>
      <div className="grid gap-8 lg:grid-cols-2">
        <div>
          <p className="font-semibold text-4xl tracking-tight">
            {shown ? shown.number : formatFigure(figure, tile.unit)}
            {shown?.unit && <span className="ml-1 font-normal text-base text-ink-3">{shown.unit}</span>}
          </p>
          <p className="mt-1 text-ink-2">
            {[targetWords(tile), figure.value === null ? missingWords(tile) : changeWords(tile)]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <p className="mt-1 text-ink-2">
            {figure.numerator !== null && `${figure.numerator} of ${figure.denominator} · `}n = {figure.n}
            {figure.small && " (small)"}
          </p>
          {figure.parts.length > 0 && <p className="mt-1 text-ink-2">{figure.parts.map(partWords).join(" · ")}</p>}
          <h2 className="mt-5 mb-1">Definition</h2>
          <p className="max-w-prose text-ink-2">{tile.definition}</p>
        </div>
        <MetricTrend tile={tile} height={140} />
      </div>
      {data.segments.length > 0 && (
        <Section title="By segment" className="mt-6 max-w-xl">
          <SliceTable lines={data.segments} tiles={[tile]} what="Segment" param="segment" query={query} />
        </Section>
      )}
      <details className="mt-6">
        <summary className="cursor-pointer font-strong">Query</summary>
        <pre className="mt-2 whitespace-pre-wrap rounded-md border border-line bg-sunken p-3 font-mono text-xs">
          {data.query}
        </pre>
      </details>
    </>
  );
}
