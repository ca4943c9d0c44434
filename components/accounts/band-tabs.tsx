import { type BandCounts, bands } from "#lib/accounts/schema.ts";
import { cn } from "../ui/cn.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { Link } from "../ui/link.tsx";
import { formatNumber } from "../ui/numbers.ts";
import { StateMark } from "../ui/state-mark.tsx";

const look =
  "inline-flex items-center gap-1.5 rounded-md border px-2 py-0.5 text-sm hover:bg-sunken pointer-coarse:min-h-10";

/** How many accounts are in each band, and the way to see only those. */
export function BandTabs({ counts, query, path }: { counts: BandCounts; query: Query; path: string }) {
  const chosen = query.band;
  return (
    <nav aria-label="Health" className="no-print flex flex-wrap gap-2">
      <Link
        href={hrefWith(path, query, { band: null })}
        scroll={false}
        aria-current={chosen ? undefined : "true"}
        className={cn(look, chosen ? "border-line" : "border-ink-3 bg-surface")}
      >
        All {!chosen && <b>{formatNumber(counts.total)}</b>}
      </Link>
      {bands.map((band) => (
        <Link
          key={band}
          href={hrefWith(path, query, { band: chosen === band ? null : band })}
          scroll={false}
          aria-current={chosen === band ? "true" : undefined}
          className={cn(look, chosen === band ? "border-ink-3 bg-surface" : "border-line")}
        >
          <StateMark state={band} />
          {(!chosen || chosen === band) && <b>{formatNumber(counts[band])}</b>}
        </Link>
      ))}
    </nav>
  );
}
