import { today } from "#lib/clock.ts";
import { scoreBook } from "#lib/health/write/score-book.ts";
import { withClient } from "#lib/postgres/provision.ts";
import type { BenchDatabase } from "./bench-database.ts";
import { printTable } from "./print-table.ts";

/** The windows that measures look at: one bare aggregate over each source of facts, account by account. */
const floors = [
  "select account_id, sum(events), sum(active_users), max(day) from usage_daily group by account_id",
  "select account_id, feature_id, sum(events) from usage_feature_daily group by account_id, feature_id",
  "select account_id, count(*), max(opened_at) from ticket group by account_id",
  "select account_id, survey_id, count(*), max(answered_at) from survey_response group by account_id, survey_id",
  "select account_id, max(at) from interaction group by account_id",
  "select account_id, count(completed_on) from milestone group by account_id",
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
  const began = performance.now();
  const { scored } = await scoreBook(today());
  const seconds = (performance.now() - began) / 1000;
  printTable(`Scoring, ${accounts} accounts (${scored} scored; churned ones are frozen)`, [
    {
      what: "score every account against GROUP BY over the same rows",
      measured: `${seconds.toFixed(1)} s`,
      floor: `${floor.toFixed(1)} s`,
      ratio: (seconds / floor).toFixed(2),
      target: "≤ 4",
      met: seconds <= 4 * floor,
    },
  ]);
}
