import { today } from "#lib/clock.ts";
import { scoreBook } from "#lib/health/write/score-book.ts";
import { withClient } from "#lib/postgres/provision.ts";
import type { BenchDatabase } from "./bench-database.ts";
import { type Line, printTable } from "./print-table.ts";

/** One bare aggregate over each source of facts, account by account. */
const floors = [
  "select account_id, sum(events), sum(active_users), max(day) from usage_daily group by account_id",
  "select account_id, feature_id, sum(events) from usage_feature_daily group by account_id, feature_id",
  "select account_id, count(*), max(opened_at) from ticket group by account_id",
  "select account_id, survey_id, count(*), max(answered_at) from survey_response group by account_id, survey_id",
  "select account_id, max(at) from interaction group by account_id",
  "select account_id, count(completed_on) from milestone group by account_id",
  "select account_id, min(started_on) from onboarding_plan group by account_id",
  "select account_id, role, max(left_on) from contact group by account_id, role",
  "select account_id, max(at) from pulse group by account_id",
  "select account_id, count(reached_on) from goal group by account_id",
  "select account_id, sum(quantity) from subscription group by account_id",
  "select account_id, min(starts_on), max(ends_on) from active_period group by account_id",
];

/** Scores the whole book and compares with the bare GROUP BY over the rows it reads. */
export async function benchScoring({ adminUrl }: BenchDatabase, accounts: number): Promise<void> {
  const floor = await withClient(adminUrl, async (client) => {
    const runs: number[] = [];
    for (let round = 0; round < 3; round++) {
      const began = performance.now();
      for (const sql of floors) await client.query(`select count(*) from (${sql}) as grouped`);
      runs.push(performance.now() - began);
    }
    return Math.min(...runs) / 1000;
  });
  await scoreBook(today());
  const again = await timed(() => scoreBook(today()));
  await withClient(adminUrl, async (client) => {
    await client.query("delete from score_daily where day = $1 and not frozen", [today()]);
    await client.query("delete from account_health where not frozen");
    await client.query("vacuum analyze score_daily, account_health");
  });
  const anew = await timed(() => scoreBook(today()));
  await withClient(adminUrl, (client) => client.query("vacuum analyze score_daily, account_health"));
  const line = (what: string, { seconds }: Timed): Line => ({
    what,
    measured: `${seconds.toFixed(1)} s`,
    floor: `${floor.toFixed(1)} s`,
    ratio: (seconds / floor).toFixed(2),
    target: "≤ 4",
    met: seconds <= 4 * floor,
  });
  printTable(`Scoring, ${accounts} accounts (${again.scored} scored; churned ones are frozen)`, [
    line("score every account against GROUP BY over the same rows", again),
    line("… and store every score anew", anew),
  ]);
}

type Timed = { seconds: number; scored: number };

async function timed(run: () => Promise<{ scored: number }>): Promise<Timed> {
  const began = performance.now();
  const { scored } = await run();
  return { seconds: (performance.now() - began) / 1000, scored };
}
