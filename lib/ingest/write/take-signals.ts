import { announce } from "#lib/live/write.ts";
import { dayOf } from "../rules/day-of.ts";
import type { IngestKind, Outcome, Signal, Source } from "../schema.ts";
import { takeBackSentAgain } from "./history-again.ts";
import { writeHistory } from "./history-loads.ts";
import { countMinute } from "./source-minutes.ts";
import { transact } from "./transact.ts";
import { type Batch, type Written, writeSignals } from "./write-signals.ts";

/**
 * Takes a batch of one source: receipts, raw events, quarantine and all rollups in one transaction. One outcome a signal, in order,
 * after the commit; what came before, also at the same moment, is a "duplicate" and counts nowhere. `now` is when it was received.
 */
export async function takeSignals(
  source: Source,
  signals: readonly Signal[],
  now: Date,
  kind: IngestKind,
): Promise<Outcome[]> {
  if (signals.length === 0) return [];
  const batch: Batch = { source, signals, now, kind };
  if (kind === "history") await takeBackSentAgain(source, signals);
  const written = await transact(
    dayOf(now),
    (client, commit) => (kind === "live" ? writeSignals(client, batch, commit) : writeHistory(client, batch)),
    { inTurnOf: source.id },
  );
  countMinute(source.id, now, tally(written.outcomes));
  tell(written);
  return written.outcomes;
}

function tally(outcomes: readonly Outcome[]): Record<Outcome, number> {
  const counted: Record<Outcome, number> = { taken: 0, duplicate: 0, quarantined: 0 };
  for (const outcome of outcomes) counted[outcome]++;
  return counted;
}

/** Names the accounts that changed, and that there is new use. */
export function tell({ touched, accountsChanged }: Pick<Written, "touched" | "accountsChanged">): void {
  if (accountsChanged) announce("accounts");
  if (touched.length > 0) announce("usage", ...touched.map((id) => `account:${id}`));
}
