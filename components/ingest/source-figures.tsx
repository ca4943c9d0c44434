import { TrendLine } from "#components/charts/trend-line.tsx";
import { formatNumber } from "#components/ui/numbers.ts";
import type { SourceFigures as Figures } from "#lib/ingest/schema/sources.ts";
import { rateWords, waitingNumber } from "./source-words.ts";

/** What a source sent in the last 24 hours, in figures and over time. */
export function SourceFigures({ source }: { source: Figures }) {
  const figures: [string, string][] = [
    ["Per minute, now", rateWords(source.rate)],
    ["Taken", formatNumber(source.taken)],
    ["Duplicates left out", formatNumber(source.duplicate)],
    ["Refused", formatNumber(source.refused)],
    ["Without an account", formatNumber(source.quarantined)],
    ["Waiting, all days", waitingNumber(source.waiting)],
  ];
  const most = Math.max(...source.line);
  return (
    <section aria-label="The last 24 hours" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2>Last 24 hours</h2>
      <dl className="flex flex-wrap justify-between gap-x-6 gap-y-2 rounded-lg border border-line bg-surface px-4 py-3">
        {figures.map(([name, value]) => (
          <div key={name} className="flex items-baseline gap-2">
            <dt className="text-ink-2">{name}</dt>
            <dd className="font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-ink-3 text-xs">Events in each ten minutes{most > 0 && `, ${formatNumber(most)} at most`}</p>
      <TrendLine
        label="Events that arrived in each ten minutes of the last 24 hours"
        values={source.line}
        domain={[0, Math.max(1, most)]}
        from="24 h ago"
        to="now"
        showEnd
        format={(value) => formatNumber(value)}
      />
    </section>
  );
}
