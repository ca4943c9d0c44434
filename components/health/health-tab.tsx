import { addDays } from "#lib/health/rules/day.ts";
import { accountSpans, type TwoDays } from "#lib/health/rules/move-days.ts";
import type { Ledger } from "#lib/health/schema/ledger.ts";
import { absoluteDate } from "../ui/dates.ts";
import { TextLink } from "../ui/text-link.tsx";
import { LedgerTable } from "./ledger-table.tsx";
import { MovesDays } from "./moves-days.tsx";
import { ScoreHead } from "./score-head.tsx";

/** The health of one account as of the second of two days: the score, why it moved since the first, and its ledger. */
export function HealthTab({ ledger, days: { from, to }, today }: { ledger: Ledger; days: TwoDays; today: string }) {
  return (
    <section aria-label="Health" className="min-w-0">
      {to !== today && (
        <p className="mb-2 text-ink-2">
          As of {absoluteDate(to)}, from what was known then.{" "}
          <TextLink href={`/accounts/${ledger.accountId}`} scroll={false}>
            Back to today
          </TextLink>
        </p>
      )}
      <ScoreHead ledger={ledger} />
      <LedgerTable ledger={ledger} />
      <div className="no-print mt-3 flex flex-wrap items-center gap-3 text-ink-3 text-xs">
        Changes since
        {accountSpans.map((days) =>
          to === today && from === addDays(today, -days) ? (
            <b key={days} aria-current="true" className="font-semibold text-ink">
              {days} days
            </b>
          ) : (
            <TextLink key={days} href={`?since=${days}`} scroll={false}>
              {days} days
            </TextLink>
          ),
        )}
        <MovesDays from={from} to={to} today={today} />
      </div>
    </section>
  );
}
