import pg from "pg";
import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { jobs } from "../jobs.ts";
import { dropPartitions, keepPartitions, readRawFrom } from "./partitions.ts";
import { purge } from "./purge.ts";
import { recount } from "./recount.ts";
import { flushMinutes } from "./source-minutes.ts";
import { takeSignals } from "./take-signals.ts";
import { accounts, now, signal, signalDatabase } from "./test-signals.ts";

const { admin, adminUrl, source, one } = await signalDatabase();
const days = async () =>
  (
    await admin(
      "select right(inhrelid::regclass::text, 8) as day from pg_inherits where inhparent = 'raw_event'::regclass order by 1",
    )
  ).map(({ day }) => day);
const send = (at: Date, groupId = "G1") => takeSignals(source, [signal({ groupId, at })], at, "live");

describe("issue 4, point 8: raw events are kept by the day they came", () => {
  test("a week of days is there before it is needed, and making it again changes nothing", async () => {
    const today = new Date();
    const first = today.toISOString().slice(0, 10).replaceAll("-", "");
    expect((await days()).filter((day) => day >= first)).toHaveLength(8);
    const before = await days();
    await keepPartitions(today, 90);
    expect(await days()).toEqual(before);
  });

  test("a day without room gets it when the first events come, also many at once", async () => {
    await accounts("G1");
    const far = new Date("2031-05-05T00:00:00Z");
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(far)));
    expect(answers.flat()).toEqual(Array(8).fill("taken"));
    expect(await days()).toContain("20310505");
    expect(await one("select count(*)::int as n from raw_event where received_on = '2031-05-05'")).toEqual({ n: 8 });
  });

  test("old days go, the rollups stay, and a recount knows from when on it can compare", async () => {
    await accounts("G1");
    const [old, young] = [new Date("2020-01-01T10:00:00Z"), new Date("2020-03-01T10:00:00Z")];
    await send(old);
    await send(young);
    const later = new Date("2020-04-10T00:00:00Z");
    expect(await dropPartitions(later, 90)).toEqual(["2020-01-01"]);
    expect(await days()).toContain("20200301");
    expect(await one("select sum(events)::int as n from usage_daily")).toEqual({ n: 2 });
    expect(await readRawFrom(later, 90)).toBe("2020-01-11");
    expect(await readRawFrom(later, 3_650)).toBe("2020-01-11");
    expect((await recount(await readRawFrom(later, 3_650))).differences).toBe(0);
  });

  test("dropping waits for nobody and lets nobody wait: a day that is being read goes later, events come in meanwhile", async () => {
    await accounts("G1");
    await send(new Date("2020-01-02T10:00:00Z"));
    const reader = new pg.Client({ connectionString: adminUrl });
    await reader.connect();
    try {
      await reader.query("begin; select count(*) from raw_event");
      expect(await dropPartitions(now, 90)).toEqual([]);
      expect(await send(now)).toEqual(["taken"]);
      await reader.query("commit");
      expect(await dropPartitions(now, 90)).toContain("2020-01-02");
    } finally {
      await reader.end();
    }
  });

  test("an open transaction that counts does not keep room from being made", async () => {
    const counting = new pg.Client({ connectionString: adminUrl });
    await counting.connect();
    try {
      await counting.query("begin");
      await counting.query(
        "insert into raw_event (account_id, received_on, source_id, message_id, type, at, day, properties) values (1, current_date, 1, 'x', 'track', now(), current_date, '{}')",
      );
      await keepPartitions(new Date(Date.now() + 30 * 86_400_000), 90);
      expect((await days()).at(-1)).toBeDefined();
      await counting.query("rollback");
    } finally {
      await counting.end();
    }
  });

  test("the days of the running week cannot be dropped", async () => {
    const later = new Date(Date.now() + 200 * 86_400_000);
    await expect(dropPartitions(later, 1)).rejects.toThrow(/still coming in/);
  });

  test("receipts go after 35 days, what was ignored too, what nobody claimed with the raw days; the last minute of a source stays", async () => {
    await accounts("G1");
    await send(new Date("2026-10-01T10:00:00Z"));
    await send(new Date("2026-11-19T10:00:00Z"));
    await flushMinutes();
    await admin("truncate source_minute");
    await db.sourceMinute.create({ data: { sourceId: source.id, minute: new Date("2026-09-01T10:00:00Z") } });
    await db.sourceMinute.create({ data: { sourceId: source.id, minute: new Date("2026-09-02T10:00:00Z") } });
    const body = { sourceId: source.id, body: {}, at: now, receivedAt: new Date("2026-10-01T10:00:00Z") };
    await db.quarantineEvent.create({ data: { ...body, messageId: "i", state: "ignored" } });
    await db.quarantineEvent.create({ data: { ...body, messageId: "w" } });
    await db.quarantineEvent.create({
      data: { ...body, messageId: "o", receivedAt: new Date("2026-08-21T10:00:00Z") },
    });
    expect(await purge(now, 90)).toBe(4);
    expect(await admin("select to_char(received_on, 'YYYY-MM-DD') as day from event_receipt")).toEqual([
      { day: "2026-11-19" },
    ]);
    expect(await admin("select message_id as id from quarantine_event")).toEqual([{ id: "w" }]);
    expect(await admin("select to_char(minute, 'MM-DD') as day from source_minute")).toEqual([{ day: "09-02" }]);
  });

  test("the jobs run as the role that serves everyone", async () => {
    const context = { id: "1", attempt: 1, signal: new AbortController().signal, complete: async () => undefined };
    for (const job of Object.values(jobs)) {
      const run = typeof job === "function" ? job : job.run;
      await run({ sourceId: source.id } as never, context);
    }
    expect(await one("select count(*)::int as n from feature_recount")).toEqual({ n: 0 });
  });
});
