import { describe, expect, it } from "vitest";
import { today } from "#lib/clock.ts";
import { db, financeDb } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { addDays, addMonths } from "../rules/period.ts";
import { followBook, followChanges, followClosed, makeFigures } from "./follow-changes.ts";
import { dropClosed, leaveClosed, takeClosed } from "./touches.ts";

const t = await testDatabase();
const asOf = today();
const end = addDays(asOf, 1);
const touches = () =>
  t.admin<{ source: string; account: number | null }>(
    "select source, account_id as account from metric_touch where not closed order by id",
  );
const retained = async (months: number, from = end) => {
  const [row] = await t.admin<{ value: number; n: number }>(
    `select value, n from published_ratio where metric = 'retention' and slice_kind = 'whole' and period_end = $1 and period_start = $2`,
    [from, addMonths(from, -months)],
  );
  return row;
};

describe("C5: whole books, and periods that are over", () => {
  it("a statement that touches many accounts leaves one touch, and single ones go before it", async () => {
    await t.admin(`insert into account (id, name, customer_since)
      select n, 'Account ' || n, '2020-01-01' from generate_series(1, 600) n`);
    expect(await touches()).toEqual([{ source: "account", account: null }]);
    await makeFigures(asOf);
    await t.admin("delete from metric_touch");
    await t.admin(
      `insert into churn_event (account_id, day) select n, '${addMonths(asOf, -2)}' from generate_series(1, 300) n`,
    );
    await t.admin(`insert into churn_event (account_id, day) values (600, '${addMonths(asOf, -2)}')`);
    expect(await touches()).toEqual([
      { source: "churn_event", account: null },
      { source: "churn_event", account: 600 },
    ]);
    expect(await followChanges(asOf)).toBe(true);
    expect(await retained(12)).toEqual({ value: 599 / 600, n: 600 });
    expect(await touches()).toEqual([{ source: "churn_event", account: null }]);
    expect(await followChanges(asOf)).toBe(false);
    expect(await followBook(asOf)).toBe(true);
    expect(await retained(12)).toEqual({ value: 299 / 600, n: 600 });
    expect(await touches()).toEqual([]);
    expect(await followBook(asOf)).toBe(false);
  });

  it("closed periods of a large book follow once it is quiet, one metric at a time", async () => {
    const monthEnd = `${asOf.slice(0, 8)}01` === end ? addMonths(end, -1) : `${asOf.slice(0, 8)}01`;
    expect(await retained(12, monthEnd)).toMatchObject({ value: 1 });
    expect(await followClosed(asOf)).toBe(false);
    while (await followClosed(asOf, 0));
    expect(await retained(12, monthEnd)).toMatchObject({ value: 299 / 600 });
  });

  it("what changes while closed periods are made again is left for the next time", async () => {
    await leaveClosed(["csat", "nps"]);
    expect(await takeClosed(0, 60_000)).toBe("csat");
    await leaveClosed(["csat"]);
    await dropClosed("csat");
    expect([await takeClosed(0, 60_000), await takeClosed(60_000, 0)]).toEqual(["nps", "nps"]);
    await dropClosed("nps");
    expect(await takeClosed(0, 60_000)).toBe("csat");
    await dropClosed("csat");
    expect(await takeClosed(0, 0)).toBeNull();
  });

  it("more single changes than are quickly followed one by one are followed as the whole book", async () => {
    await t.admin(
      "insert into account (id, name, customer_since) select n, 'More ' || n, '2020-01-01' from generate_series(601, 1500) n",
    );
    await t.admin("delete from metric_touch");
    await t.admin("update account set segment = 'Moved'");
    expect(await touches()).toHaveLength(1_500);
    expect(await followChanges(asOf)).toBe(false);
    expect(await touches()).toEqual([{ source: "account", account: null }]);
  });

  it("a change of nothing that figures are made of leaves no touch", async () => {
    await t.admin("delete from metric_touch");
    await t.admin("update account set segment = segment, name = name, last_interaction_at = now() where id = 1");
    expect(await touches()).toEqual([]);
    await t.admin("update account set churned_on = current_date where id = 1");
    expect(await touches()).toEqual([{ source: "account", account: 1 }]);
  });

  it("N4: what money adds up to is out of reach of everybody but the job", async () => {
    for (const reader of [db, financeDb]) {
      await expect(reader.$queryRaw`select from finance.metric_cell`).rejects.toThrow(/permission denied/);
      await expect(reader.$queryRaw`select from finance.revenue_cell`).rejects.toThrow(/permission denied/);
    }
  });
});
