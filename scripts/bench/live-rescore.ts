import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { readReach } from "#lib/health/read/reach.ts";
import { rescoreDirty } from "#lib/health/write/rescore.ts";
import { scoreBook } from "#lib/health/write/score-book.ts";
import { type Line, percentile } from "./print-table.ts";

const rounds = 5;
const share = 0.01;
const most = 0.05;

/** Use that so many of the live accounts had on the last day that the book has reached, and that arrives only now. */
async function changeSome(count: number, round: number): Promise<number> {
  const day = (await readReach())?.usage;
  const rows = await db.$queryRaw<{ changed: number }[]>`
    with chosen as (
      select a.id from account a join usage_daily u on u.account_id = a.id and u.day = ${day}::date
       where a.churned_on is null and a.merged_into_id is null order by md5(a.id::text || ${round}::text) limit ${count}::int
    ), used as (
      update usage_daily u set events = events + 400, active_users = active_users + 1 from chosen
       where u.account_id = chosen.id and u.day = ${day}::date returning u.account_id
    ), dirty as (
      insert into account_dirty (account_id) select account_id from used order by 1
      on conflict (account_id) do update set since = clock_timestamp() returning 1
    ) select count(*)::int as changed from dirty`;
  return rows[0]?.changed ?? 0;
}

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return (performance.now() - began) / 1000;
}

/** The accounts that something changed for, against every account, after the same changes. */
export async function rescoreShare(accounts: number): Promise<Line> {
  await db.$executeRaw`delete from account_dirty`;
  await scoreBook(today());
  const found: { some: number; all: number }[] = [];
  let changed = 0;
  for (let round = 0; round < rounds; round++) {
    changed = await changeSome(accounts * share, round);
    const some = await seconds(async () => {
      while ((await rescoreDirty(today())) > 0);
    });
    await changeSome(accounts * share, round + rounds);
    const all = await seconds(() => scoreBook(today()));
    await db.$executeRaw`delete from account_dirty`;
    found.push({ some, all });
  }
  const ratios = found.map(({ some, all }) => some / all);
  const ratio = percentile(ratios, 0.5);
  const middle = (of: "some" | "all") =>
    percentile(
      found.map((one) => one[of]),
      0.5,
    );
  return {
    what: `scoring the ${changed} of ${accounts} accounts that changed, against all`,
    measured: `${middle("some").toFixed(2)} s`,
    floor: `${middle("all").toFixed(1)} s`,
    ratio: `${ratio.toFixed(3)}, worst ${Math.max(...ratios).toFixed(3)}`,
    target: `≤ ${most}`,
    met: ratio <= most,
  };
}
