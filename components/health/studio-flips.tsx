import { Details } from "#components/ui/details.tsx";
import { formatNumber, formatSigned } from "#components/ui/numbers.ts";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { Flip, Preview } from "#lib/health/schema/preview.ts";
import type { Band } from "#lib/health/schema.ts";
import { Link } from "../ui/link.tsx";

const bands: Band[] = ["at-risk", "watch", "healthy", "unknown"];
const namesFirst = 3;

function Names({ flips, arrive }: { flips: Flip[]; arrive: number }) {
  if (flips.length === 0) return <span className="text-ink-3">nobody moves here</span>;
  const link = ({ id, name, from }: Flip) => (
    <Link
      key={id}
      href={`/accounts/${id}`}
      className="underline decoration-line-strong underline-offset-3"
      title={`was ${from}`}
    >
      {name}
    </Link>
  );
  const [first, rest] = [flips.slice(0, namesFirst), flips.slice(namesFirst)];
  return (
    <div className="flex flex-wrap gap-x-2">
      {first.map(link)}
      {rest.length > 0 && (
        <Details summary={`all ${formatNumber(arrive)}`}>
          {() => (
            <div className="flex max-h-60 flex-wrap gap-x-2 overflow-y-auto">
              {rest.map(link)}
              {arrive > flips.length && (
                <span className="text-ink-3">and {formatNumber(arrive - flips.length)} more, moved less</span>
              )}
            </div>
          )}
        </Details>
      )}
    </div>
  );
}

/** Who comes into each band, by name. */
export function StudioFlips({ preview }: { preview: Preview }) {
  return (
    <ul className="grid gap-2.5" aria-live="polite">
      {bands.map((band) => (
        <li key={band} className="grid grid-cols-[92px_44px_1fr] gap-2">
          <StateMark state={band} />
          <span className="text-right">{formatSigned(preview.bands[band].after - preview.bands[band].before)}</span>
          <Names flips={preview.flips.filter(({ to }) => to === band)} arrive={preview.bands[band].arrive} />
        </li>
      ))}
    </ul>
  );
}
