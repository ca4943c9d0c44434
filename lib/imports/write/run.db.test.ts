import { describe, expect, test } from "vitest";
import { db, pools } from "#lib/db.ts";
import { dialect, mapping } from "../schema.ts";
import { moveImport } from "./imports.ts";
import { References } from "./references.ts";
import { runFile } from "./run-file.ts";
import { runImport } from "./run-import.ts";
import { accounts, clock, importDatabase, prepare, run, subscriptions, undo, usage } from "./test-run.ts";

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
      await runImport(id, clock);
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
      { importId: id, dry: false, client: dying, references: new References(client), now: clock },
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
    await runImport(id, clock);
    expect(await stateOf(id)).toBe("done");
    expect(await one("select sum(events)::int as n from usage_daily")).toEqual({ n: 60_000 });
    expect(
      await one("select rows_done as done, rows_taken as taken from import_file order by id desc limit 1"),
    ).toEqual({ done: 60_000, taken: 60_000 });
  });

  test("two processes at once: one works, the other leaves it alone", async () => {
    const id = await prepare({ "accounts.csv": accounts, "usage.csv": usage(5) });
    await moveImport(id, ["mapping"], "running");
    const outcomes = await Promise.all([runImport(id, clock), runImport(id, clock)]);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await one("select sum(events)::int as n from usage_daily")).toEqual({ n: 8 });
  });

  test("touched accounts are marked to be scored again from their first day", async () => {
    await run({ "accounts.csv": accounts, "usage.csv": usage(5) });
    expect(await one("select count(*)::int as n, min(from_day)::text as day from account_dirty")).toEqual({
      n: 3,
      day: "2024-01-01",
    });
  });
});
