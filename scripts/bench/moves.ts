import { today } from "#lib/clock.ts";
import { dayNumber, dayText } from "#lib/demo/rules/calendar.ts";
import { listMoves } from "#lib/health/read/move-rows.ts";
import { readMoveSums } from "#lib/health/read/move-sums.ts";
import type { MovesAsked } from "#lib/health/read/moves.ts";
import { modelOn } from "#lib/health/write/backfill.ts";
import { scoreBook } from "#lib/health/write/score-book.ts";
import { scoreDay } from "#lib/health/write/score-day.ts";
import { withClient } from "#lib/postgres/provision.ts";
import type { BenchDatabase } from "./bench-database.ts";
import { ms, percentile, printTable } from "./print-table.ts";
import { readSqlClock } from "./sql-clock.ts";

const rounds = 10;
const most = 2_000;
const wanted = { sort: "change", dir: "desc" } as const;

/** Why accounts of the whole book changed band within a week: what the screen asks, the sums and a page of names. */
export async function benchMoves({ adminUrl }: BenchDatabase): Promise<void> {
  const to = today();
  const [weekAgo, fortnightAgo] = [7, 14].map((days) => dayText(dayNumber(to) - days)) as [string, string];
  // the book is made with the scores of one day; the others are taken away again, so that its other parts find it as it was
  const made = [weekAgo, fortnightAgo];
  const clear = () =>
    withClient(adminUrl, async (client) => {
      await client.query("delete from score_daily where day = any($1::date[]) and not frozen", [made]);
      await client.query("vacuum analyze score_daily");
    });
  await scoreBook(to);
  for (const day of made) await scoreDay(day, await modelOn(day), to);
  try {
    await withClient(adminUrl, (client) => client.query("vacuum analyze score_daily, account_health"));
    const scope = { today: to };
    printTable("Why accounts moved", [
      await measure("in the week until today", { from: weekAgo, to, ...scope }),
      await measure("in the week before it", { from: fortnightAgo, to: weekAgo, ...scope }),
    ]);
  } finally {
    await clear();
  }
}

async function measure(what: string, asked: MovesAsked) {
  const [walls, sql]: [number[], number[]] = [[], []];
  let found = "";
  for (let round = 0; round <= rounds; round++) {
    readSqlClock();
    const began = performance.now();
    const [sums, rows] = await Promise.all([readMoveSums(asked), listMoves(asked, wanted, { page: 1, pageSize: 50 })]);
    found = `${rows.total} of ${sums.compared} accounts`;
    // the first round opens connections and compiles
    if (round === 0) continue;
    walls.push(performance.now() - began);
    sql.push(readSqlClock().ms);
  }
  const worst = Math.max(...sql);
  return {
    what: `${what}: ${found} changed band`,
    measured: `database ${ms(percentile(sql, 0.5))}, worst ${ms(worst)}; in all ${ms(percentile(walls, 0.5))}`,
    floor: "",
    ratio: "",
    target: `≤ ${most / 1000} s of database time`,
    met: worst <= most,
  };
}
