import pg from "pg";
import { listAdoption } from "#lib/adoption/read/list.ts";
import { readFunnel } from "#lib/adoption/read/months.ts";
import { readAdoptionOverview } from "#lib/adoption/read/overview.ts";
import { readPeople } from "#lib/adoption/read/people.ts";
import { type AdoptionListInput, adoptionListInput } from "#lib/adoption/schema/list.ts";
import { refreshAdoption } from "#lib/adoption/write/refresh.ts";
import { today } from "#lib/clock.ts";
import { withClient } from "#lib/postgres/provision.ts";
import { type BenchDatabase, openBench } from "./bench-database.ts";
import { makeBook } from "./ingest-book.ts";
import { type Line, ms, percentile, printTable } from "./print-table.ts";
import { storedDays, storeUse } from "./stored-use.ts";

const rounds = 100;
const rawRounds = 3;
/** Raw events may take minutes to read; it is enough to know that they take longer than this. */
const longestRaw = 60_000;
/** Counting more again would take half an hour. */
const mostCounted = 10_000_000;
const canceled = "57014";
const features = [1, 2, 3, 4, 5, 6, 7, 8];

/** A question of a screen, and the same asked of raw events. `one`: of one account, which raw events are kept in order of. */
type Question = { what: string; raw: string; ask: (round: number) => Promise<unknown>; one?: boolean };

const fresh = "e.day > current_date - 28";
const both = "e.day > current_date - 56";
const named = "raw_event e join event_name n on n.id = e.name_id";
const list = (given: Partial<AdoptionListInput>, round: number) =>
  listAdoption(adoptionListInput.parse({ features, dir: round % 2 ? "asc" : "desc", ...given }), {
    userId: null,
    asOf: today(),
  });

const questions: Question[] = [
  {
    what: "features of each account, in order of how many it used",
    raw: `select account_id, count(distinct feature_id) as used, count(distinct feature_id) filter (where feature_id <= 8) from ${named} where ${fresh}
      group by 1 order by 2, 1 limit 50`,
    ask: (round) => list({ sort: "breadth" }, round),
  },
  {
    what: "accounts by the days on which they used a feature",
    raw: `select account_id, count(distinct day) as days from ${named} where ${fresh} and n.feature_id = 3 group by 1 order by 2 desc, 1 limit 50`,
    ask: (round) => list({ sort: "feature", by: 3 }, round),
  },
  {
    what: "breadth, depth and frequency of the book and of each segment",
    raw: `select a.segment, count(distinct (e.account_id, n.feature_id)), count(*), count(distinct (e.account_id, e.day, e.person)), count(distinct (e.account_id, e.day))
      from ${named} join account a on a.id = e.account_id where ${fresh} group by rollup (1)`,
    ask: () => readAdoptionOverview(),
  },
  {
    what: "accounts that have gone quiet, in order of how much less they do",
    raw: `select account_id from raw_event e where ${both} group by 1
      having max(day) <= current_date - 14 and count(distinct day) filter (where day <= current_date - 28) > 0
      order by count(*) filter (where ${fresh})::float8 / count(*) filter (where not ${fresh}), 1 limit 50`,
    ask: (round) => list({ sort: "trend", quiet: "silent" }, round),
  },
  {
    what: "accounts that used a feature on four days of the month or more",
    raw: `select count(*) from (select account_id from ${named} where n.feature_id = 3 and e.day >= date_trunc('month', current_date) group by 1
      having count(distinct e.day) >= 4) x`,
    ask: () => readFunnel(3, undefined),
  },
  {
    what: "who of one account went quiet",
    raw: `select person, max(day) from raw_event e where account_id = 4711 and received_on > current_date - 56 and ${both} group by 1 order by 2`,
    ask: (round) => readPeople({ accountId: 4711 + round, show: "all", page: 1, pageSize: 50 }, today()),
    one: true,
  },
];

async function times(count: number, run: (round: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < count; round++) {
    const began = performance.now();
    await run(round);
    taken.push(performance.now() - began);
  }
  return taken;
}

/** How long raw events take to answer. */
async function timeRaw(admin: pg.Client, raw: string): Promise<{ took: number; longer: boolean }> {
  const taken: number[] = [];
  for (let round = 0; round < rawRounds; round++) {
    const began = performance.now();
    try {
      await admin.query(raw);
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === canceled) return { took: longestRaw, longer: true };
      throw error;
    }
    taken.push(performance.now() - began);
  }
  return { took: percentile(taken, 0.5), longer: false };
}

async function measure(admin: pg.Client, { what, raw, ask, one }: Question): Promise<Line[]> {
  await times(5, ask);
  const asked = await times(rounds, ask);
  const { took: floor, longer } = await timeRaw(admin, raw);
  const [middle, worst] = [percentile(asked, 0.5), percentile(asked, 0.99)];
  return [
    {
      what,
      measured: ms(middle),
      floor: `${longer ? "over " : ""}${ms(floor)}`,
      ratio: `${longer ? "under " : ""}${(middle / floor).toFixed(4)}`,
      target: one ? "" : "≤ 0.01",
      met: one ? null : middle <= floor / 100,
    },
    { what: "… p99", measured: ms(worst), floor: "", ratio: "", target: "≤ 50 ms", met: worst <= 50 },
  ];
}

/** The sums that screens show, counted again from the raw events: a quick answer that is wrong would be worth nothing. */
async function expectSame(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<Record<"used" | "events" | "userDays" | "days", string>>(
    `select count(distinct (e.account_id, n.feature_id)) as used, count(*) as events, count(distinct (e.account_id, e.day, e.person)) as "userDays",
       count(distinct (e.account_id, e.day)) as days from ${named} where ${fresh}`,
  );
  const { whole } = await readAdoptionOverview();
  for (const [name, counted] of Object.entries(rows[0] ?? {}))
    if (whole?.[name as "used"] !== Number(counted))
      throw new Error(`Adoption says ${name} ${whole?.[name as "used"]}, raw events say ${counted}.`);
}

/** What the Adoption screens ask, against the same question asked of the raw events that made the figures. */
export async function askAdoption(
  { adminUrl }: BenchDatabase,
  stored: { accounts: number; events: number },
): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query("set time zone 'UTC'");
    while (await refreshAdoption(today()));
    await admin.query("vacuum (analyze) account_adoption, adoption_slice, adoption_funnel, adoption_cohort");
    if (stored.events <= mostCounted) await expectSame(admin);
    await admin.query(`set statement_timeout = ${longestRaw}`);
    const lines: Line[] = [];
    for (const question of questions) lines.push(...(await measure(admin, question)));
    const of = `${stored.accounts} accounts, ${(stored.events / 1_000_000).toFixed(1)} M raw events of ${storedDays} days`;
    printTable(`Adoption against the same asked of raw events (${of})`, lines);
  } finally {
    await admin.end();
  }
}

/** The same of a database of its own with so many events. */
export async function benchAdoption(accounts: number, events: number): Promise<void> {
  const database = await openBench("bench_adoption", true);
  try {
    await withClient(database.adminUrl, async (admin) => {
      await makeBook(admin);
      await storeUse(admin, { accounts, events, today: today() });
    });
    await askAdoption(database, { accounts, events });
  } finally {
    await database.drop("bench_adoption");
    await database.stop();
  }
}
