import { describe, expect, test } from "vitest";
import { db, pools } from "#lib/db.ts";
import { dialect, mapping } from "../schema.ts";
import { moveImport } from "./imports.ts";
import { References } from "./references.ts";
import { runFile } from "./run-file.ts";
import { runImport } from "./run-import.ts";
import { accounts, importDatabase, prepare, run, subscriptions, undo, usage } from "./test-run.ts";

const { admin, one } = await importDatabase();
const stateOf = async (id: number) => (await db.import.findUniqueOrThrow({ where: { id } })).state;

describe("X12: a run", () => {
  test("rows of one import add up; against an earlier import they replace; undo brings the earlier back", async () => {
    await run({ "accounts.csv": accounts, "usage.csv": usage(5) });
    const events = () =>
      one(
        "select (select events from usage_daily) as day, (select sum(events)::int from usage_feature_daily) as features",
      );
    expect(await events()).toEqual({ day: 8, features: 8 });
    const second = await run({ "usage.csv": usage(50) });
    expect(await events()).toEqual({ day: 53, features: 53 });
    expect(await undo(second)).toEqual({ state: "undone", conflicts: [] });
    expect(await events()).toEqual({ day: 8, features: 8 });
  });

  test("a dry run reports and writes nothing", async () => {
    const id = await run(
      {
        "accounts.csv": `${accounts}A4,Four,2024-02-31\n`,
        "subscriptions.csv": `${subscriptions}S3,A9,2024-01-01,1\n`,
      },
      "checking",
    );
    expect(await stateOf(id)).toBe("checked");
    expect(await one("select count(*)::int as n from account")).toEqual({ n: 0 });
    expect(await one("select count(*)::int as n from finance.subscription_price")).toEqual({ n: 0 });
    const files = await db.importFile.findMany({ where: { importId: id }, orderBy: { id: "asc" } });
    expect(files.map((file) => [file.rowsTaken, file.rowsRefused])).toEqual([
      [3, 1],
      [2, 1],
    ]);
    const refusals = await db.importRefusal.findMany({ where: { file: { importId: id } }, orderBy: { fileId: "asc" } });
    expect(refusals).toMatchObject([
      { rowNumber: 5, code: "impossible-date", columnName: "signup_date" },
      {
        rowNumber: 4,
        code: "unknown-account",
        message: "No account has this id. Near it: A1, A2, A3. Correct it, or import the account first.",
      },
    ]);
    await moveImport(id, ["checked"], "running");
  });

  test("a dry run over rows that are there locks none of them", async () => {
    await run({ "accounts.csv": accounts, "usage.csv": usage(5) });
    const id = await prepare({ "accounts.csv": accounts.replace("One", "Uno"), "usage.csv": usage(50) });
    await moveImport(id, ["mapping"], "checking");
    const person = await pools.app.connect();
    try {
      await person.query("begin");
      await person.query("update account set tier = 'gold'");
      // waits for ever if the dry run wants the rows that the person holds
      await runImport(id);
      await person.query("commit");
    } finally {
      person.release();
    }
    expect(await one("select count(*)::int as n from account where tier = 'gold' and name <> 'Uno'")).toEqual({ n: 3 });
    expect(await stateOf(id)).toBe("checked");
  });

  test("what is in money is in schema finance only, refused text too; the role of the browser reads neither (N4)", async () => {
    await run({ "accounts.csv": accounts, "subscriptions.csv": `${subscriptions}S3,A1,2024-01-01,98765 or so\n` });
    expect(await one("select sum(mrr_minor)::int as sum from finance.subscription_price")).toEqual({ sum: 30_050 });
    expect(await one("select raw from finance.import_refused_row")).toEqual({ raw: "S3,A1,2024-01-01,98765 or so" });
    for (const table of ["subscription_price", "invoice", "import_refused_row", "import_before", "import_chunk"]) {
      await expect(pools.app.query(`select * from finance.${table}`)).rejects.toThrow(/permission denied/);
    }
    const open = await admin<{ text: string }>(
      "select f::text || r::text as text from import_file f left join import_refusal r on r.file_id = f.id",
    );
    expect(open.map((row) => row.text).join()).not.toMatch(/98765|200\.5/);
    expect(await one("select count(*)::int as n from finance.import_chunk")).toEqual({ n: 0 });
  });

  test("killed between two pieces, the next process goes on and counts nothing twice", async () => {
    await run({ "accounts.csv": accounts });
    const line = (n: number) =>
      `A1,${new Date(Date.UTC(2020, 0, 1 + (n % 1500))).toISOString().slice(0, 10)},1,padding to make the file longer\n`;
    const many = `account_id,day,events,remark\n${Array.from({ length: 60_000 }, (_, n) => line(n)).join("")}`;
    const id = await prepare({ "usage.csv": many });
    await moveImport(id, ["mapping"], "running", { startedAt: new Date() });
    const file = await db.importFile.findFirstOrThrow({ where: { importId: id } });
    expect(file.chunks).toBeGreaterThan(2);
    const client = await pools.financeSystem.connect();
    let commits = 0;
    const dying = new Proxy(client, {
      get(target, key) {
        const value = Reflect.get(target, key);
        if (key !== "query") return typeof value === "function" ? value.bind(target) : value;
        return (...args: unknown[]) => {
          if (args[0] === "commit" && ++commits === 2) throw new Error("killed");
          return Reflect.apply(value, target, args);
        };
      },
    });
    const stopped = runFile(
      { importId: id, dry: false, client: dying, references: new References(client) },
      {
        id: file.id,
        name: file.name,
        object: "usage-daily",
        chunks: file.chunks,
        dialect: dialect.parse(file.dialect),
        mapping: mapping.parse(file.mapping),
        position: { offset: 0, row: 0, warnings: {} },
      },
    );
    await expect(stopped).rejects.toThrow("killed");
    client.release(true);
    const half = await one("select sum(events)::int as n from usage_daily");
    expect(half?.n).toBeGreaterThan(0);
    expect(half?.n).toBeLessThan(60_000);
    await runImport(id);
    expect(await stateOf(id)).toBe("done");
    expect(await one("select sum(events)::int as n from usage_daily")).toEqual({ n: 60_000 });
    expect(
      await one("select rows_done as done, rows_taken as taken from import_file order by id desc limit 1"),
    ).toEqual({ done: 60_000, taken: 60_000 });
  });

  test("two processes at once: one works, the other leaves it alone", async () => {
    const id = await prepare({ "accounts.csv": accounts, "usage.csv": usage(5) });
    await moveImport(id, ["mapping"], "running");
    const outcomes = await Promise.all([runImport(id), runImport(id)]);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await one("select sum(events)::int as n from usage_daily")).toEqual({ n: 8 });
  });

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

  test("touched accounts are marked to be scored again from their first day", async () => {
    await run({ "accounts.csv": accounts, "usage.csv": usage(5) });
    expect(await one("select count(*)::int as n, min(from_day)::text as day from account_dirty")).toEqual({
      n: 3,
      day: "2024-01-01",
    });
  });
});
