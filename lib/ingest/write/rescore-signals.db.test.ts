import { expect, test } from "vitest";
import { positionOf } from "#lib/health/measures/registry.ts";
import { rescoreDirty } from "#lib/health/write/rescore.ts";
import { scoreBook } from "#lib/health/write/score-book.ts";
import { takeSignals } from "./take-signals.ts";
import { accounts, now, signal, signalDatabase, today, yesterday } from "./test-signals.ts";

const { admin, source, one } = await signalDatabase();

test("issue 4, point 5: a live event leads to another measure of use, for its account alone", async () => {
  const ids = await accounts("G1", "G2");
  await admin(`insert into active_period (account_id, starts_on) select id, '2026-08-01' from account`);
  await admin(`insert into usage_daily (account_id, day, events, active_users)
    select a.id, d::date, 100, 5 from account a, generate_series(timestamp '2026-08-01', timestamp '${yesterday}', '1 day') d`);
  await scoreBook(today);
  const measures = async () =>
    (await admin("select measure_values as values from account_health order by account_id")).map(
      ({ values }) => values,
    );
  const before = await measures();
  await takeSignals(
    source,
    Array.from({ length: 900 }, (_, i) => signal({ groupId: "G1", userId: `u${i % 30}` })),
    now,
    "live",
  );
  expect(await rescoreDirty(today)).toBe(1);
  const after = await measures();
  expect(after[0]).not.toEqual(before[0]);
  expect(after[1]).toEqual(before[1]);
  expect(ids).toHaveLength(2);
  expect(await one("select count(*)::int as n from account_dirty")).toEqual({ n: 0 });
});

test("issue 4: what is sent in the last moment of a day counts for that day, though it is scored on the next", async () => {
  const [id] = await accounts("G1");
  await admin(`insert into active_period (account_id, starts_on) select id, '2026-08-01' from account`);
  await admin("update account set seats = 10");
  await scoreBook(today);
  const late = new Date(`${today}T23:59:59.900Z`);
  const sent = ["a", "b", "c"].map((userId) => signal({ groupId: "G1", userId, at: late }));
  await takeSignals(source, sent, late, "live");
  expect(await one("select from_day::text as day from account_dirty")).toEqual({ day: today });
  await rescoreDirty("2026-11-21");
  const [stored] = await admin<{ values: (number | null)[] }>(
    `select measure_values as values from score_daily where account_id = ${id} and day = '${today}'`,
  );
  const known = ["active-users", "last-use", "active-days"].map((key) => stored?.values[positionOf(key)]);
  expect(known).toEqual([0.3, 0, null]);
});

test("issue 4, point 5: an account that is being scored stays marked when more comes", async () => {
  await accounts("G1");
  await takeSignals(source, [signal({ groupId: "G1" })], now, "live");
  await admin("update account_dirty set since = '2999-01-01'");
  await takeSignals(source, [signal({ groupId: "G1" })], now, "live");
  expect(await one("select since > '2999-01-01' as later from account_dirty")).toEqual({ later: true });
});
