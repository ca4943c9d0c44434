import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { questionsOf } from "../read/imports.ts";
import { listRefused, refusedCsv } from "../read/refused.ts";
import { importFolder } from "./import-folder.ts";
import { moveImport } from "./imports.ts";
import { runImport } from "./run-import.ts";
import { accounts, clock, importDatabase, prepare, run, tester } from "./test-run.ts";

const { admin, one } = await importDatabase();

/** Tests' imports run on 2026-06-30 at 12:00 UTC: the latest day is July 1. Of each file the first rows are of the past. */
const files = {
  "accounts.csv": accounts,
  "tickets.csv": `ticket_id,account_id,submitted_at,closed_at,first_response_time_minutes,resolution_time_hours
T1,A1,2026-06-30 11:00,,30,
T2,A1,2026-07-05 11:00,,,
T3,A1,2026-06-01 11:00,2026-07-05 11:00,,
T4,A1,2026-06-30 11:00,,,900
T5,A1,2026-06-30 11:00,,99999,
T6,A1,2026-06-30T12:30:00Z,,,
`,
  "usage.csv": "account_id,day,events\nA1,2026-06-30,1\nA2,2026-07-01,1\nA1,2026-07-02,1\nA1,2099-01-01,1\n",
  "events.csv": `event_id,account_id,timestamp,event,user_id
1,A3,2026-06-30T12:04:00Z,open,u1
2,A3,2026-06-30T12:06:00Z,open,u1
3,A3,1900000000,open,u1
`,
  "survey.csv":
    "response_id,account_id,survey,score,answered_at\nR1,A1,NPS 2026,9,2026-06-30\nR2,A1,NPS 2026,3,2026-07-09\n",
  "milestones.csv": `account_id,plan,milestone,due_date,completed_on
A1,Launch,Kick-off,2026-01-10,2026-01-09
A1,Launch,Go live,2026-12-10,
A2,Launch,Kick-off,2026-12-10,2026-12-12
`,
  "metrics.csv": "account_id,metric,day,value\nA1,Logins,2026-06-30,4\nA1,Logins,2026-08-01,5\n",
  "interactions.csv": `interaction_id,account_id,occurred_at,type,subject
M1,A1,2026-06-30 11:00,call,Talked
M2,A1,2026-07-14 11:00,meeting,To come
`,
  "churn.csv": "account_id,churn_date\nA2,2026-09-01\n",
  "subscriptions.csv": "subscription_id,account_id,start_date,end_date,mrr\nS1,A1,2026-08-01,2027-08-01,100\n",
};

const late = [
  ["events.csv", 3, "timestamp"],
  ["events.csv", 4, "timestamp"],
  ["interactions.csv", 3, "occurred_at"],
  ["metrics.csv", 3, "day"],
  ["milestones.csv", 4, "completed_on"],
  ["survey.csv", 3, "answered_at"],
  ["tickets.csv", 3, "submitted_at"],
  ["tickets.csv", 4, "closed_at"],
  ["tickets.csv", 5, "resolution_time_hours"],
  ["tickets.csv", 6, "first_response_time_minutes"],
  ["tickets.csv", 7, "submitted_at"],
  ["usage.csv", 4, "day"],
  ["usage.csv", 5, "day"],
];

async function refusedOf(id: number) {
  const { rows } = await listRefused(id, true, 1, 200);
  return rows.sort((a, b) => a.file.localeCompare(b.file) || a.row - b.row);
}
const countsOf = (id: number) =>
  admin("select name, object, rows_taken, rows_refused from import_file where import_id = $1 order by name", [id]);

describe("X12, X1: rows in the future", () => {
  test("are refused, each with its column and what to do; a dry run and the run agree; what may be planned goes in", async () => {
    const dry = await run(files, "checking");
    const said = await refusedOf(dry);
    expect(said.map(({ file, row, column }) => [file, row, column])).toEqual(late);
    expect(new Set(said.map(({ code }) => code))).toEqual(new Set(["future"]));
    expect(said.find(({ file }) => file === "survey.csv")?.message).toBe(
      '"answered_at" says 2026-07-09, which is still to come. Correct it, or import the row once it has happened.',
    );
    expect(said.find(({ column }) => column === "resolution_time_hours")?.message).toBe(
      'Counted from when it was opened, "resolution_time_hours" ends in the future. Correct it, or leave it empty until then.',
    );
    expect(await one("select count(*)::int as n from ticket")).toEqual({ n: 0 });
    const counted = await countsOf(dry);
    await moveImport(dry, ["checked"], "running", { startedAt: new Date(), totals: { fresh: true } });
    await runImport(dry, clock);
    expect(await refusedOf(dry)).toEqual(said);
    expect(await countsOf(dry)).toEqual(counted);
    expect(
      await one(`select (select count(*)::int from ticket) as tickets, (select max(day)::text from usage_daily) as used,
        (select count(*)::int from survey_response) as answers, (select count(*)::int from interaction) as talks,
        (select string_agg(value::text, ',') from custom_value) as figures, (select max(completed_on)::text from milestone) as done,
        (select max(due_on)::text from milestone) as due, (select max(day)::text from churn_event) as leaving,
        (select max(starts_on)::text from subscription) as starts`),
    ).toEqual({
      tickets: 1,
      used: "2026-07-01",
      answers: 1,
      talks: 1,
      figures: "4",
      done: "2026-01-09",
      due: "2026-12-10",
      leaving: "2026-09-01",
      starts: "2026-08-01",
    });
  });

  test("stand in the file of refused rows, and go in once they have happened", async () => {
    const first = await run(files);
    const csv = await refusedCsv(first, true);
    expect(csv.match(/,future,/g)).toHaveLength(late.length);
    expect(csv).toContain(`usage.csv,4,day,future,"""day"" says 2026-07-02, which is still to come.`);
    expect(csv).toContain("M2,A1,2026-07-14 11:00,meeting,To come");
    const again = await prepare({ "usage.csv": files["usage.csv"] });
    await moveImport(again, ["mapping"], "running", { startedAt: new Date() });
    await runImport(again, new Date("2026-07-01T12:00:00Z"));
    expect(await refusedOf(again)).toMatchObject([{ row: 5, code: "future", column: "day" }]);
    expect(await one("select max(day)::text as day from usage_daily")).toEqual({ day: "2026-07-02" });
  });

  test("are counted by their reason when a folder is imported", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bellwether-future-"));
    try {
      for (const name of ["accounts.csv", "usage.csv"] as const) await writeFile(join(folder, name), files[name]);
      for (const dryRun of [true, false]) {
        const report = await importFolder(folder, { userId: await tester(), dryRun, now: clock });
        expect(report.files.map(({ name, taken, refused, reasons }) => [name, taken, refused, reasons])).toEqual([
          ["accounts.csv", 3, 0, {}],
          ["usage.csv", 2, 2, { future: 2 }],
        ]);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("a snapshot of a day to come is asked about before anything is written", async () => {
    const figures = Array.from({ length: 8 }, (_, n) => `figure${n}`).join(",");
    const lines = Array.from({ length: 20 }, (_, n) => `C${n},1.5,2.5,3.5,4.5,5.5,6.5,7.5,${n}.5`);
    const id = await prepare({ "snapshot.csv": `customerID,${figures}\n${lines.join("\n")}\n` });
    const file = await db.importFile.findFirstOrThrow({ where: { importId: id } });
    expect(file).toMatchObject({ object: "snapshot", mapping: { asOf: "2026-06-30" } });
    expect(await questionsOf(id, clock)).toEqual([]);
    await admin(`update import_file set mapping = mapping || '{"asOf":"2026-07-02"}' where id = $1`, [file.id]);
    expect(await questionsOf(id, clock)).toEqual([
      "snapshot.csv: These values stand for the day 2026-07-02, which is still to come. Choose the day on which they were taken.",
    ]);
    expect(await questionsOf(id, new Date("2026-07-02T00:00:00Z"))).toEqual([]);
  });
});
