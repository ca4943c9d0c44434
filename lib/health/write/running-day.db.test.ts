import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import { positionOf } from "../measures/registry.ts";
import { readLedger } from "../read/ledger.ts";
import { readReach } from "../read/reach.ts";
import { addDays, type Day } from "../rules/day.ts";
import { backfillPast, modelOn } from "./backfill.ts";
import { rescoreDirty } from "./rescore.ts";
import { scoreBook } from "./score-book.ts";
import { scoreDay } from "./score-day.ts";

const t = await testDatabase();
const today = "2026-06-30";
const tomorrow = addDays(today, 1);
const signal = new AbortController().signal;
const facts = ["active-users", "features-used", "last-use"];
const sums = ["usage-trend", "active-days", "users-trend"];

/** 1 and 2 use the product daily, two people each; 3 has been silent since May; 4 has never used anything. */
const book = `
insert into account (id, name, seats, customer_since) select n, 'Account ' || n, 20, '2026-03-01' from generate_series(1, 4) n;
insert into active_period (account_id, starts_on) select id, customer_since from account;
insert into feature (id, key, name, plans) overriding system value values (1, 'a', 'A', '{}'), (2, 'b', 'B', '{}');
insert into usage_daily (account_id, day, events, active_users)
  select a, d::date, 50, 2 from generate_series(1, 3) a, generate_series(timestamp '2026-03-01', timestamp '2026-06-29', '1 day') d where a < 3 or d < '2026-05-20';
insert into usage_feature_daily (account_id, feature_id, day, events) select account_id, 1, day, events from usage_daily;`;

type Use = { account: number; day: Day; people: number; feature: number };

/** More of a day, as it arrives: its events and people add up, and the account is marked from that day on. */
async function send({ account, day, people, feature }: Use): Promise<void> {
  await t.admin(
    `insert into usage_daily as u (account_id, day, events, active_users) values ($1, $2, $3, $3)
     on conflict (account_id, day) do update set events = u.events + $3, active_users = coalesce(u.active_users, 0) + $3`,
    [account, day, people],
  );
  await t.admin(
    `insert into usage_feature_daily as u (account_id, feature_id, day, events) values ($1, $2, $3, 1)
     on conflict (account_id, feature_id, day) do update set events = u.events + 1`,
    [account, feature, day],
  );
  await t.admin(
    `insert into account_dirty as d (account_id, since, from_day) values ($1, clock_timestamp(), $2)
     on conflict (account_id) do update set since = clock_timestamp(), from_day = least(d.from_day, excluded.from_day)`,
    [account, day],
  );
}
const sendToday = (account: number, people: number, feature = 1) => send({ account, day: today, people, feature });

const columns = `account_id as id, to_char(day, 'YYYY-MM-DD') as day, score, band, coverage, freshness, confidence, measure_values as values, frozen`;
type Row = { id: number; day: Day; score: number | null; values: (number | null)[] };
const current = () => t.admin<Row>(`select ${columns} from account_health order by account_id`);
const history = () => t.admin<Row>(`select ${columns} from score_daily order by account_id, day`);
const revised = () =>
  t.admin(`select account_id as id, to_char(day, 'YYYY-MM-DD') as day from score_daily where revised_at is not null`);

async function valuesOf(account: number, keys: readonly string[]) {
  const row = (await current()).find(({ id }) => id === account);
  return keys.map((key) => row?.values[positionOf(key)] ?? null);
}

beforeEach(async () => {
  await t.admin("set session_replication_role = replica");
  await t.admin(
    `truncate account, active_period, usage_daily, usage_feature_daily, feature, score_daily, account_health, account_dirty, backfill, setting cascade`,
  );
  await t.admin(book);
});

describe("issue 4: events of today move health today", () => {
  test("the first event of the morning changes its account alone, and not how far use reaches", async () => {
    await scoreBook(today);
    const [before, reach] = [await current(), await readReach()];
    expect(reach?.usage).toBe("2026-06-29");
    await sendToday(1, 9, 2);
    expect(await rescoreDirty(today)).toBe(1);
    const after = await current();
    expect(after.filter((row, i) => row.score !== before[i]?.score).map(({ id }) => id)).toEqual([1]);
    expect(after.slice(1)).toEqual(before.slice(1));
    expect(after[0]?.score ?? 0).toBeGreaterThan(before[0]?.score ?? 100);
    expect(await readReach()).toEqual(reach);
    await scoreBook(today);
    expect(await current()).toEqual(after);
  });

  test("each further person of today raises the score; what is summed over full days stands still", async () => {
    await scoreBook(today);
    const before = await valuesOf(1, sums);
    const scores: number[] = [];
    for (let people = 3; people <= 16; people++) {
      await sendToday(1, people === 3 ? 3 : 1);
      await rescoreDirty(today);
      scores.push((await current())[0]?.score ?? 0);
      expect(await valuesOf(1, facts)).toEqual([people / 20, 0.5, 0]);
    }
    expect(scores).toEqual([...new Set(scores)].sort((a, b) => a - b));
    expect(await valuesOf(1, sums)).toEqual(before);
  });

  test("an account that was silent is in use again at once; one that begins today has no days to count yet", async () => {
    await scoreBook(today);
    expect(await valuesOf(3, [...facts, "active-days"])).toEqual([0, 0, 41, 0]);
    expect(await valuesOf(4, [...facts, "active-days"])).toEqual([null, null, null, null]);
    await sendToday(3, 4);
    await sendToday(4, 4);
    await rescoreDirty(today);
    expect(await valuesOf(3, [...facts, "active-days"])).toEqual([0.2, 0.5, 0, 0]);
    expect(await valuesOf(4, [...facts, "active-days"])).toEqual([0.2, 0.5, 0, null]);
  });

  test("in a book without any use before, the first event of all counts, for what is a fact", async () => {
    await t.admin("delete from usage_daily; delete from usage_feature_daily");
    await scoreBook(today);
    await sendToday(4, 5);
    await rescoreDirty(today);
    expect(await valuesOf(4, [...facts, ...sums])).toEqual([0.25, 0.5, 0, null, null, null]);
    expect((await readReach())?.usage).toBeNull();
    const known = await current();
    await scoreBook(today);
    expect(await current()).toEqual(known);
  });

  test("X2: the ledger of the running day is the stored score", async () => {
    await scoreBook(today);
    await sendToday(1, 9, 2);
    await rescoreDirty(today);
    const ledger = await readLedger(1, today);
    expect(ledger?.exactScore).toBe((await current())[0]?.score);
    const shown = ledger?.rows.find(({ key }) => key === "active-users");
    expect(shown?.evidence).toBe("9 of 20 seats");
  });
});

describe("issue 4, X1: the row of a day rests on the whole of it", () => {
  test("what arrives of a day after it is late data: that day is revised, with no day before it, and its replay is its row", async () => {
    await scoreDay("2026-06-29", await modelOn(today), today);
    await sendToday(1, 3);
    await scoreBook(today);
    await scoreBook(tomorrow);
    await sendToday(1, 11, 2);
    await rescoreDirty(tomorrow);
    expect(await revised()).toEqual([{ id: 1, day: today }]);
    const row = (await history()).find(({ id, day }) => id === 1 && day === today);
    expect(facts.map((key) => row?.values[positionOf(key)])).toEqual([14 / 20, 1, 0]);
    expect(row?.values[positionOf("active-days")]).toBe(28);
    const stored = await history();
    for (const day of ["2026-06-29", today]) expect(await scoreDay(day, await modelOn(day), tomorrow)).toBe(0);
    expect(await history()).toEqual(stored);
  });

  test("an account that leaves today is frozen with what it did by its end, however late that was read", async () => {
    await scoreBook(today);
    await t.admin(`update account set churned_on = '${today}' where id = 1`);
    await t.admin(`update active_period set ends_on = '${today}' where account_id = 1`);
    await sendToday(1, 10);
    await rescoreDirty(today);
    const frozen = (await current())[0];
    expect([frozen?.day, frozen?.values[positionOf("active-users")]]).toEqual([today, 0.5]);
    await send({ account: 1, day: tomorrow, people: 20, feature: 2 });
    await send({ account: 2, day: tomorrow, people: 1, feature: 1 });
    await rescoreDirty(addDays(today, 3));
    expect((await current())[0]).toEqual(frozen);
    await t.admin("truncate score_daily, account_health, setting");
    await scoreBook(addDays(today, 3));
    expect((await current())[0]).toEqual(frozen);
  });

  const uses = fc.array(
    fc.record({
      account: fc.integer({ min: 1, max: 4 }),
      day: fc.constantFrom("2026-06-28", "2026-06-29", today),
      people: fc.integer({ min: 1, max: 6 }),
      feature: fc.integer({ min: 1, max: 2 }),
    }),
    { minLength: 1, maxLength: 8 },
  );

  test("C2: in whatever order use of some days arrives, before and after midnight, every day comes out as if scored once", async () => {
    await fc.assert(
      fc.asyncProperty(uses, fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }), async (all, when) => {
        await t.admin("truncate usage_daily, usage_feature_daily, score_daily, account_health, account_dirty, setting");
        await t.admin(book.slice(book.indexOf("insert into usage_daily")));
        await scoreDay("2026-06-28", await modelOn(today), today);
        await scoreDay("2026-06-29", await modelOn(today), today);
        await scoreBook(today);
        for (const [i, one] of all.entries()) {
          await send(one);
          if (when[i] === 1) await rescoreDirty(today);
        }
        await scoreBook(tomorrow);
        await rescoreDirty(tomorrow);
        const apart = await history();
        await t.admin("truncate score_daily, account_health, setting");
        for (const day of ["2026-06-28", "2026-06-29", today]) await scoreDay(day, await modelOn(day), tomorrow);
        await scoreBook(tomorrow);
        expect(apart).toEqual(await history());
      }),
      { numRuns: 8, seed: 20_261_124, endOnFailure: true },
    );
  });

  test("the back-fill of days with use of their own reads each to its end", async () => {
    await backfillPast(tomorrow, signal);
    const sunday = "2026-06-28";
    await send({ account: 2, day: sunday, people: 8, feature: 2 });
    await rescoreDirty(tomorrow);
    const row = (await history()).find(({ id, day }) => id === 2 && day === sunday);
    expect(row?.values[positionOf("active-users")]).toBe(0.5);
    expect(await revised()).toEqual([{ id: 2, day: sunday }]);
  });
});
