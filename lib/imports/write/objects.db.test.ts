import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { questionsOf } from "../read/imports.ts";
import { mapping } from "../schema.ts";
import { accounts, importDatabase, prepare, run, subscriptions, undo } from "./test-run.ts";

const { admin, one } = await importDatabase();

describe("X12: what each kind of row becomes", () => {
  test("events count their people once a day", async () => {
    const events =
      "event_id,account_id,timestamp,event,user_id\n1,A1,2024-03-01 10:00:00,open,u1\n2,A1,2024-03-01 11:00:00,open,u1\n3,A1,2024-03-01 12:00:00,save,u2\n";
    await run({ "accounts.csv": accounts, "events.csv": events });
    expect(await one("select events, active_users from usage_daily")).toEqual({ events: 3, active_users: 2 });
    expect(await admin("select events, users from usage_feature_daily order by events desc")).toEqual([
      { events: 2, users: 1 },
      { events: 1, users: 1 },
    ]);
  });

  test("milestones make their plan: due with the last, done when all are", async () => {
    const milestones =
      "account_id,plan,milestone,due_date,completed_on,first_value\nA1,Launch,Kick-off,2024-01-10,2024-01-09,no\nA1,Launch,Go live,2024-02-10,2024-02-12,yes\nA2,Launch,Kick-off,2024-01-10,,no\n";
    await run({ "accounts.csv": accounts, "milestones.csv": milestones });
    expect(
      await admin(
        "select account_id - (select min(id) from account) as a, status, original_due_on::text as due, completed_on::text as done from onboarding_plan order by 1",
      ),
    ).toEqual([
      { a: 0, status: "completed", due: "2024-02-10", done: "2024-02-12" },
      { a: 1, status: "running", due: "2024-01-10", done: null },
    ]);
  });

  test("survey answers find their account through the contact", async () => {
    const contacts = "contact_id,account_id,full_name,email\nC1,A1,Ann,ann@one.test\n";
    const answers =
      "response_id,contact_email,survey,score,answered_at\nR1,ANN@one.test,NPS 2024,9,2024-05-01\nR2,nobody@x.test,NPS 2024,3,2024-05-01\nR3,ann@one.test,NPS 2024,11,2024-05-01\n";
    const id = await run({ "accounts.csv": accounts, "contacts.csv": contacts, "survey.csv": answers });
    expect(
      await one(
        "select r.score, s.kind, r.contact_id is not null as person from survey_response r join survey s on s.id = r.survey_id",
      ),
    ).toEqual({ score: 9, kind: "nps", person: true });
    const refusals = await db.importRefusal.findMany({
      where: { file: { importId: id } },
      orderBy: { rowNumber: "asc" },
    });
    expect(refusals.map((row) => row.code)).toEqual(["unknown-account", "too-large"]);
  });

  test("an account without a name goes by its domain, else by its id, with a warning; one without an id is refused", async () => {
    const file = (name: string) =>
      `account_id,account_name,domain\nA1,${name},one.test\nA2,${name},\n,Nobody,none.test\n  ,  ,\n`;
    const names = () => admin("select external_id as id, name from account order by 1");
    const id = await run({ "accounts.csv": file("") });
    expect(await names()).toEqual([
      { id: "A1", name: "one.test" },
      { id: "A2", name: "A2" },
    ]);
    const refusals = await db.importRefusal.findMany({ where: { file: { importId: id } } });
    expect(refusals.map((row) => [row.rowNumber, row.code, row.columnName])).toEqual([
      [4, "missing", "account_id"],
      [5, "missing", "account_id"],
    ]);
    const warned = (importId: number) => db.importFile.findFirstOrThrow({ where: { importId } });
    expect((await warned(id)).warnings).toMatchObject([{ code: "account-without-name", count: 2 }]);
    expect((await warned(await run({ "accounts.csv": file("Known") }))).warnings).toEqual([]);
    await run({ "accounts.csv": file("") });
    expect((await names()).map((one) => one.name)).toEqual(["Known", "Known"]);
  });

  test("invoices find their account, by its id or its subscription's; a later import of the same ones replaces them", async () => {
    const file = (state: string) =>
      `invoice_number,customer_id,subscription_id,invoice_date,due_date,total,currency,status\nI1,A1,,2024-03-01,2024-03-31,"1,200.50",EUR,${state}\nI2,,S2,2024-03-01,,10,,sent\nI3,A1,,2024-03-01,2024-02-01,10,,paid\nI4,A9,,2024-03-01,,10,,paid\n`;
    const first = await run({
      "accounts.csv": accounts,
      "subscriptions.csv": subscriptions,
      "invoices.csv": file("past_due"),
    });
    const stored = () =>
      admin(
        `select a.external_id as account, i.external_id as id, amount_minor::int as minor, currency, status, due_on::text as due
           from finance.invoice i join account a on a.id = i.account_id order by 2`,
      );
    const second = { account: "A2", id: "I2", minor: 1000, currency: "USD", status: "open", due: null };
    const invoice = { account: "A1", id: "I1", minor: 120_050, currency: "EUR", due: "2024-03-31" };
    expect(await stored()).toEqual([{ ...invoice, status: "overdue" }, second]);
    const refusals = await db.importRefusal.findMany({
      where: { file: { importId: first } },
      orderBy: { rowNumber: "asc" },
    });
    expect(refusals.map((row) => [row.rowNumber, row.code])).toEqual([
      [4, "order"],
      [5, "unknown-account"],
    ]);
    const later = await run({ "invoices.csv": file("paid") });
    expect(await stored()).toEqual([{ ...invoice, status: "paid" }, second]);
    await undo(later);
    expect(await stored()).toEqual([{ ...invoice, status: "overdue" }, second]);
  });

  test("a subscription that only says when its trial began is a trial; churn without a day is asked for", async () => {
    const trials = "subscription_id,account_id,trial_start_date\nS1,A1,2024-01-01\n";
    await run({ "accounts.csv": accounts, "subscriptions.csv": trials });
    expect(await one("select is_trial, starts_on::text as day from subscription")).toEqual({
      is_trial: true,
      day: "2024-01-01",
    });
    const id = await prepare({ "churn.csv": "account_id,churn_date\nA1,2024-02-01\n" });
    const file = await db.importFile.findFirstOrThrow({ where: { importId: id } });
    expect(file.object).toBe("churn-events");
    await db.importFile.update({
      where: { id: file.id },
      data: { mapping: { ...mapping.parse(file.mapping), columns: { account: "account_id" } } },
    });
    expect(await questionsOf(id)).toEqual(['churn.csv: Choose the column that holds "Left on".']);
  });
});
