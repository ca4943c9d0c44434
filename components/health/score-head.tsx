import type { Ledger } from "#lib/health/schema/ledger.ts";
import { shortDate } from "../ui/dates.ts";
import { formatCount, formatPercent } from "../ui/numbers.ts";
import { StateMark, stateText } from "../ui/state-mark.tsx";
import { ChangeSplit } from "./change-split.tsx";

/** The score, how much of it is known and how sure it is, and why it moved. */
export function ScoreHead({ ledger }: { ledger: Ledger }) {
  const { score, band, points, known, confidence, unknownCount, rows } = ledger;
  const counted = rows.filter((row) => row.of > 0).length;
  return (
    <div className="mb-3 grid items-center gap-x-6 gap-y-3 md:grid-cols-[auto_minmax(0,1fr)]">
      <div className="flex items-center gap-3.5">
        <span className={`font-semibold text-5xl tracking-tight ${stateText[band]}`}>{score ?? "?"}</span>
        <div className="grid gap-0.5 text-ink-3 text-xs">
          <StateMark state={band} />
          <span>
            {points} of {known} known points
          </span>
          <span
            title={`Coverage ${formatPercent(ledger.coverage, 0)}, freshness ${formatPercent(ledger.freshness, 0)}`}
          >
            confidence <b className="font-semibold text-ink-2">{confidence}</b>, {unknownCount} of {counted} unknown
          </span>
          {ledger.frozenOn && <span>frozen on {shortDate(ledger.frozenOn, ledger.asOf)}</span>}
        </div>
      </div>
      <div>
        <ChangeSplit ledger={ledger} />
        {ledger.notInUse.length > 0 && (
          <p className="mt-1 text-ink-3 text-xs" title={ledger.notInUse.map(({ label }) => label).join(", ")}>
            {formatCount(ledger.notInUse.length, "measure")} of the model without data in the whole book: not in use.
          </p>
        )}
      </div>
    </div>
  );
}
