import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { positionOf } from "../measures/registry.ts";
import { readPast } from "./past.ts";
import { churnBook, noBook, ownMeasures, rowsLater } from "./test-churn-book.ts";

const t = await testDatabase();
const quiet = async () => undefined;
const window = { horizon: 90, lead: 0 };

beforeEach(async () => {
  await t.admin(noBook);
  await t.admin(churnBook);
});

describe("X1: who counts on a date, and who left after it", () => {
  test("churned is what left in (date + lead, date + lead + horizon]; what left before is left out, what left later stayed", async () => {
    await t.admin(
      "delete from churn_event; update active_period set ends_on = null; update account set churned_on = null",
    );
    await t.admin(`insert into churn_event (account_id, external_id, day) values
      (1, 'a', '2026-01-01'), (2, 'b', '2026-01-31'), (3, 'c', '2026-02-01'), (4, 'd', '2026-05-01'), (5, 'e', '2026-05-02')`);
    await t.admin("update active_period set ends_on = '2026-03-01' where account_id = 6");
    await t.admin("update account set churned_on = '2026-03-02' where id = 7");
    const past = await readPast("2026-01-01", { lead: 30, horizon: 90 }, quiet);
    const left = [...past.ids].filter((_, row) => past.churned[row]);
    expect(left).toEqual([3, 4, 6, 7]);
    expect(past.leftInLead).toBe(1);
    expect([...past.ids]).not.toContain(2);
    expect([1, 5].every((id) => past.ids.includes(id))).toBe(true);
  });

  test("only customers of the day count: not those who come later, mere trials, or those who had left", async () => {
    await t.admin(`insert into account (id, name, customer_since, trial_started_on, converted_on) values
      (201, 'Later', '2026-03-01', null, null), (202, 'Trial', null, '2025-12-01', null), (203, 'Trial then', '2026-02-01', '2025-12-01', '2026-02-01'),
      (204, 'Was a trial', '2025-11-01', '2025-10-01', '2025-11-01'), (205, 'Signed up for a trial', '2025-10-01', '2025-10-01', null),
      (206, 'Converted since', '2025-10-01', '2025-10-01', '2026-01-15'), (207, 'Converted', '2025-10-01', '2025-10-01', '2025-10-15')`);
    await t.admin("insert into active_period (account_id, starts_on) values (201, '2026-03-01')");
    const past = await readPast("2026-01-01", window, quiet);
    expect([...past.ids].filter((id) => id > 200)).toEqual([204, 207]);
    expect(past.notYet).toBe(4);
    const gone = await db.activePeriod.count({ where: { endsOn: { lte: new Date("2026-01-01") } } });
    expect(past.ids).toHaveLength(162 - gone);
  });
});

/** Every value of every measure as of a date, and who is in it. */
async function valuesOf(asOf: string) {
  const { ids, values, inUse, churned } = await readPast(asOf, window, quiet);
  return { ids: [...ids], values: [...values], inUse, churned: [...churned] };
}

describe("X1: evidence of later days is never used", () => {
  test("rows dated after the date change no value of any measure, built-in or own; that they exist is no evidence", async () => {
    await t.admin(ownMeasures);
    const before = await valuesOf("2026-02-01");
    expect(before.values.some((value) => !Number.isNaN(value))).toBe(true);
    for (const day of ["2026-02-02", "2026-03-15", "2026-06-29", "2027-01-01"]) await t.admin(rowsLater(day));
    expect(await valuesOf("2026-02-01")).toEqual(before);
    await t.admin(rowsLater("2026-01-20"));
    expect((await valuesOf("2026-02-01")).values).not.toEqual(before.values);
  });

  test("issue 4: the whole of the date is known by its end, where it is a fact; sums end the day before; later use says nothing", async () => {
    const date = "2026-02-01";
    const places = ["usage-trend", "active-users", "features-used", "active-days", "users-trend", "last-use"];
    const [trend, ...others] = places.map((key) => positionOf(key));
    const oneOf = async () => {
      const { ids, values, measures } = await readPast(date, window, quiet);
      const row = ids.indexOf(2) * measures.length;
      return { trend: values[row + (trend ?? 0)], known: others.map((at) => values[row + at]) };
    };
    await t.admin("delete from usage_feature_daily; delete from feature");
    await t.admin(`insert into feature (id, key, name, plans) overriding system value values (1, 'f', 'F', '{}'), (2, 'g', 'G', '{}');
      delete from usage_daily where account_id = 2 and day > '2026-01-20'`);
    const before = await oneOf();
    expect(before.known).toEqual([0.8, Number.NaN, 17, expect.any(Number), 11]);
    await t.admin(`insert into usage_daily (account_id, day, events, active_users) values (2, '2026-02-02', 9999, 10), (2, '2026-02-03', 9999, 10);
      insert into usage_feature_daily (account_id, feature_id, day, events) values (2, 1, '2026-02-02', 3)`);
    expect(await oneOf()).toEqual(before);
    await t.admin(`insert into usage_daily (account_id, day, events, active_users) values (2, '2026-02-01', 9999, 9);
      insert into usage_feature_daily (account_id, feature_id, day, events) values (2, 1, '2026-02-01', 3)`);
    const [, , days, people] = before.known;
    expect(await oneOf()).toEqual({ trend: before.trend, known: [0.9, 0.5, days, people, 0] });
    await t.admin("delete from usage_feature_daily; delete from feature where id < 3");
  });

  test("rows dated after a customer left change nothing, on any date before or after", async () => {
    const [one] = await t.admin<{ day: string }>(
      "select to_char(min(ends_on), 'YYYY-MM-DD') as day from active_period",
    );
    const left = one?.day ?? "";
    const dates = ["2025-11-01", left, "2026-06-01"];
    const before = await Promise.all(dates.map(valuesOf));
    await t.admin(`insert into ticket (account_id, external_id, priority, status, opened_at)
      select account_id, 'after', 'urgent', 'open', ends_on + interval '3 days' from active_period where ends_on is not null`);
    await t.admin(`insert into usage_daily (account_id, day, events, active_users)
      select account_id, ends_on + 3, 77, 5 from active_period where ends_on is not null`);
    expect(await Promise.all(dates.map(valuesOf))).toEqual(before);
  });

  test("built-in measures that rest on values without a day are named, until the values have one or were there by then", async () => {
    const undatedOn = async (asOf: string) => [...(await readPast(asOf, window, quiet)).undated].sort();
    expect(await undatedOn("2026-02-01")).toEqual(["active-users", "champion"]);
    await t.admin("update contact set joined_on = '2025-09-01'");
    await t.admin(
      "insert into subscription (account_id, quantity, starts_on) select id, 10, '2025-01-01' from account",
    );
    expect(await undatedOn("2026-02-01")).toEqual([]);
    await t.admin(
      `insert into contact (account_id, name, role, created_at) values (1, 'S', 'sponsor', '2026-02-10T09:00Z')`,
    );
    await t.admin(
      `insert into goal (account_id, title, import_id, created_at) values (1, 'G', 1, '2026-02-10T09:00Z')`,
    );
    await t.admin("update ticket set escalated = true where account_id = 1 and opened_at < '2025-12-01'");
    await t.admin("update account set plan = 'pro' where id = 1");
    await t.admin("insert into feature (id, key, name, plans) values (77, 'p', 'P', '{pro}')");
    expect(await undatedOn("2026-02-01")).toEqual(["escalated-tickets", "features-used", "goals-reached", "sponsor"]);
    expect(await undatedOn("2026-02-11")).toEqual(["escalated-tickets", "features-used"]);
    await t.admin("delete from feature where id = 77");
  });

  test("what is cut is counted by source", async () => {
    const cutOf = async () => (await readPast("2026-02-01", window, quiet)).cut;
    const before = await cutOf();
    const { ids } = await readPast("2026-02-01", window, quiet);
    await t.admin(rowsLater("2026-02-02"));
    const after = await cutOf();
    expect(after.tickets).toBe(before.tickets + ids.length);
    expect(after).toMatchObject({ answers: ids.length * 6, interactions: ids.length, values: ids.length });
    expect(before).toMatchObject({ answers: 0, interactions: 0, values: 0 });
    const [counted] = await t.admin<{
      n: number;
    }>(`select count(*)::int as n from usage_daily u join active_period p using (account_id)
      where day > '2026-02-01' and coalesce(ends_on > '2026-02-01', true)`);
    expect(after.usageDays).toBe(counted?.n);
  });
});
