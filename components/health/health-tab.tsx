import type { Ledger } from "#lib/health/schema/ledger.ts";
import { LivePage } from "../live/live-page.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { LedgerTable } from "./ledger-table.tsx";
import { ScoreHead } from "./score-head.tsx";

const spans = [7, 14, 30, 90] as const;

/** The health of one account: the score, why it moved, and its ledger. `since` is how many days back changes are counted. */
export function HealthTab({ ledger, since }: { ledger: Ledger; since: number }) {
  return (
    <section aria-label="Health" className="min-w-0">
      <LivePage topics={[`account:${ledger.accountId}`, "scores"]} />
      <ScoreHead ledger={ledger} />
      <LedgerTable ledger={ledger} />
      <p className="no-print mt-3 flex flex-wrap gap-3 text-ink-3 text-xs">
        Changes since
        {spans.map((days) =>
          days === since ? (
            <b key={days} aria-current="true" className="font-semibold text-ink">
              {days} days
            </b>
          ) : (
            <TextLink key={days} href={`?since=${days}`} scroll={false}>
              {days} days
            </TextLink>
          ),
        )}
      </p>
    </section>
  );
}

/** The span asked for in the address, else 14 days. */
export function readSpan(value: string | string[] | undefined): number {
  return spans.find((days) => String(days) === value) ?? 14;
}
