import { describe, expect, test } from "vitest";
import { accounts, importDatabase, run, subscriptions, undo, usage } from "./test-run.ts";

const { admin, one } = await importDatabase();

describe("X12: undo", () => {
  test("takes back everything an import added", async () => {
    const interactions = "id,account_id,start_time,subject\nI1,A1,2024-03-01 10:00:00,Call\n";
    const id = await run({
      "accounts.csv": accounts,
      "subscriptions.csv": subscriptions,
      "usage.csv": usage(5),
      "meetings.csv": interactions,
      "invoices.csv": "invoice_id,account_id,invoice_date,amount,payment_status\nI1,A1,2024-03-01,9.90,paid\n",
    });
    expect(await one("select amount_minor::int as minor, status from finance.invoice")).toEqual({
      minor: 990,
      status: "paid",
    });
    expect(await one("select count(*)::int as n from interaction")).toEqual({ n: 1 });
    expect(await undo(id)).toEqual({ state: "undone", conflicts: [] });
    for (const table of [
      "account",
      "subscription",
      "finance.subscription_price",
      "finance.invoice",
      "usage_daily",
      "usage_feature_daily",
      "interaction",
    ]) {
      expect(await one(`select count(*)::int as n from ${table}`)).toEqual({ n: 0 });
    }
  });

  test("gives changed rows their earlier values back, amounts too", async () => {
    await run({ "accounts.csv": accounts, "subscriptions.csv": subscriptions });
    const id = await run({
      "accounts.csv": accounts.replace("One", "Uno"),
      "subscriptions.csv": subscriptions.replace(",100", ",150"),
    });
    const now = () =>
      one(
        "select (select name from account where external_id = 'A1') as name, (select max(mrr_minor)::int from finance.subscription_price where mrr_minor < 20000) as mrr",
      );
    expect(await now()).toEqual({ name: "Uno", mrr: 15_000 });
    expect(await undo(id)).toEqual({ state: "undone", conflicts: [] });
    expect(await now()).toEqual({ name: "One", mrr: 10_000 });
  });

  test("leaves alone, and counts, what changed since", async () => {
    const tickets = "ticket_id,account_id,created_at,subject\nT1,A1,2024-03-01,Slow\nT2,A2,2024-03-01,Slow\n";
    const id = await run({ "accounts.csv": accounts, "tickets.csv": tickets });
    await admin("update ticket set status = 'closed' where external_id = 'T1'");
    await admin(
      "update account set name = 'By hand', updated_at = now() + interval '1 second' where external_id = 'A3'",
    );
    const { state, conflicts } = await undo(id);
    expect(state).toBe("undone");
    expect(conflicts.map((one) => [one.table, one.count])).toEqual([
      ["ticket", 1],
      ["account", 2],
    ]);
    expect(await admin("select name from account order by name")).toEqual([{ name: "By hand" }, { name: "One" }]);
    expect(await admin("select external_id as id from ticket")).toEqual([{ id: "T1" }]);
  });

  test("a deal whose amount a person has entered stays, with the amount", async () => {
    const deals =
      "deal_id,account_id,name,stage,amount\nD1,A1,Seats,open,10\nD2,A2,More,open,20\nD3,A3,No amount,open,\n";
    const id = await run({ "accounts.csv": accounts, "deals.csv": deals });
    await admin("update finance.deal_amount set amount_minor = 777 where amount_minor = 1000");
    await admin(
      "insert into finance.deal_amount (account_id, deal_id, amount_minor, currency) select account_id, id, 888, 'EUR' from deal where external_id = 'D3'",
    );
    const { conflicts } = await undo(id);
    expect(conflicts.map((one) => [one.table, one.count])).toEqual([
      ["finance.deal_amount", 1],
      ["deal", 2],
      ["account", 2],
    ]);
    expect(
      await admin(
        "select external_id as id, amount_minor::int as minor from deal d join finance.deal_amount m on m.account_id = d.account_id and m.deal_id = d.id order by 1",
      ),
    ).toEqual([
      { id: "D1", minor: 777 },
      { id: "D3", minor: 888 },
    ]);
  });

  test("a later import over the same rows is a conflict, and keeps its values", async () => {
    const first = await run({ "accounts.csv": accounts, "usage.csv": usage(5) });
    await run({ "usage.csv": usage(50) });
    const { conflicts } = await undo(first);
    expect(conflicts.find((one) => one.table === "account")?.count).toBe(1);
    expect(await one("select events from usage_daily")).toEqual({ events: 53 });
  });

  test("ledger rows are never removed: a reversal stands beside each", async () => {
    const id = await run({ "accounts.csv": accounts });
    await admin(
      `insert into finance.revenue_movement (account_id, day, kind, amount_minor, currency, derived, import_id)
       select id, '2024-01-01', 'new', 5000, 'USD', false, $1 from account where external_id = 'A1'`,
      [id],
    );
    await undo(id);
    expect(
      await admin(
        "select amount_minor::int as amount, reverses_id is not null as reversal from finance.revenue_movement order by id",
      ),
    ).toEqual([
      { amount: 5000, reversal: false },
      { amount: -5000, reversal: true },
    ]);
  });
});
