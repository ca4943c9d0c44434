import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { undoLoad } from "./history-loads.ts";
import { goOnUndoing, undoHistory } from "./history-undo.ts";
import { purge } from "./purge.ts";
import { recount } from "./recount.ts";
import { takeSignals } from "./take-signals.ts";
import { going, historyDatabase, later, old } from "./test-history.ts";
import { accounts, now, signal, today } from "./test-signals.ts";

const { admin, source, making, one, bring, loads, newest, ask, use, left } = await historyDatabase();
const small = { pieces: 1, pieceSize: 2 };
const nothing = expect.objectContaining({
  usage_daily: 0,
  usage_feature_daily: 0,
  usage_person_daily: 0,
  usage_feature_person_daily: 0,
  event_daily: 0,
  event_receipt: 0,
  raw_event: 0,
  history_event: 0,
  history_account: 0,
});

describe("issue 4, point 2: what came by /v1/import is gathered into loads", () => {
  test("one goes on until nothing came for half an hour; what came before starts none", async () => {
    await accounts("G1", "G2");
    const first = [old("2019-05-01"), old("2019-05-03", { groupId: "G2" }), old("2019-05-03", { groupId: "X" })];
    await bring(first);
    await bring([old("2019-05-02")], later(29));
    expect(await loads()).toMatchObject([
      {
        events: 3,
        waiting: 1,
        accounts: 2,
        firstDay: "2019-05-01",
        lastDay: "2019-05-03",
        firstAt: now,
        lastAt: later(29),
        state: "kept",
        undoUntil: "2026-12-24",
        largest: [
          { name: "Account G1", events: 2 },
          { name: "Account G2", events: 1 },
        ],
      },
    ]);
    expect(await bring(first, later(70))).toEqual(["duplicate", "duplicate", "duplicate"]);
    expect(await loads()).toHaveLength(1);
    await bring([old("2019-05-04")], later(70));
    await takeSignals(making, [old("2019-05-05")], now, "history");
    await takeSignals(source, [signal({ groupId: "G1" })], now, "live");
    expect(await loads()).toMatchObject([{ events: 1 }, { events: 3 }]);
  });
});

describe("issue 4, point 2: a load is undone", () => {
  test("a piece at a time, gone on with after a kill; then it may be sent again", async () => {
    await accounts("G1", "G2");
    const feature = await db.feature.create({ data: { key: "a", name: "A" } });
    await db.featureRule.create({ data: { featureId: feature.id, pattern: "*", exact: false } });
    const history = ["2019-05-01", "2019-05-01", "2019-05-02", "2019-06-01"].map((day, i) =>
      old(day, { groupId: i % 2 ? "G1" : "G2" }),
    );
    await bring(history);
    const before = [await use(), await left()];
    const id = await newest();
    await admin("truncate account_dirty");
    expect(await ask(id)).toEqual({ loadId: id });
    expect(await undoHistory(id, going, small)).toBe(false);
    expect(await loads()).toMatchObject([{ state: "undoing", undone: 2, events: 4, undoUntil: null, undoBy: "Ada" }]);
    expect(await undoHistory(id, going, small)).toBe(false);
    await goOnUndoing();
    expect(
      await one(
        `select count(*)::int as n from pgboss.job where name = 'ingest.undo-history' and data->>'loadId' = '${id}'`,
      ),
    ).toEqual({ n: 1 });
    expect(await undoHistory(id, going)).toBe(true);
    expect(await left()).toEqual(nothing);
    expect(await loads()).toMatchObject([{ state: "undone", undone: 4, events: 4, error: null, largest: [] }]);
    expect(await admin("select from_day::text as day from account_dirty order by account_id")).toEqual([
      { day: "2019-05-01" },
      { day: "2019-05-01" },
    ]);
    await bring(history, later(1));
    expect([await use(), await left()]).toEqual(before);
    expect(await loads()).toMatchObject([{ events: 4, state: "kept" }, { state: "undone" }]);
  });

  test("twice, or of another source, or after the days it is known for: refused, and nothing changes", async () => {
    await accounts("G1");
    await bring([old("2019-05-01")]);
    const id = await newest();
    expect(await undoLoad({ sourceId: making.id, loadId: id }, 1, now)).toMatchObject({
      ok: false,
      reason: "not-found",
    });
    expect(await ask(id, later(35 * 1_440))).toMatchObject({
      ok: false,
      reason: "conflict",
      message: expect.stringMatching(/35 days ago/),
    });
    await ask(id);
    expect(await ask(id)).toMatchObject({ ok: false, message: expect.stringMatching(/being undone already/) });
    await undoHistory(id, going);
    expect(await ask(id)).toMatchObject({ ok: false, message: expect.stringMatching(/undone already/) });
    expect(await undoHistory(id, going)).toBe(true);
    expect(await loads()).toMatchObject([{ undone: 1 }]);
  });

  test("after 35 days it is forgotten which event it was, and use stays", async () => {
    await accounts("G1");
    await bring([old("2019-05-01")]);
    const id = await newest();
    await purge(later(34 * 1_440), 90);
    expect(await loads()).toMatchObject([{ state: "kept" }]);
    await purge(later(35 * 1_440), 90);
    expect(await loads()).toMatchObject([{ state: "closed", undoUntil: null, events: 1, accounts: 1, largest: [] }]);
    expect(await left()).toMatchObject({ history_event: 0, history_account: 0, usage_daily: 1 });
    expect(await ask(id)).toMatchObject({ ok: false, reason: "conflict" });
  });

  test("what is sent again while it is undone counts anew, and once", async () => {
    await accounts("G1");
    const history = ["2019-05-01", "2019-05-02", "2019-05-03", "2019-05-04"].map((day) => old(day));
    await bring([...history, old("2019-05-05", { groupId: "X", messageId: "waits" })]);
    const before = await use();
    const id = await newest();
    await ask(id);
    const again = [...history.slice(2), old("2019-05-05", { groupId: "X", messageId: "waits" })];
    expect(await bring(again, later(1))).toEqual(["taken", "taken", "quarantined"]);
    expect(await bring(again, later(1))).toEqual(["duplicate", "duplicate", "duplicate"]);
    await undoHistory(id, going);
    expect(await use()).toEqual(before.slice(2));
    expect(await bring(history, later(1))).toEqual(["taken", "taken", "duplicate", "duplicate"]);
    expect(await use()).toEqual(before);
    expect(await loads()).toMatchObject([
      { events: 4, waiting: 1 },
      { state: "undone", undone: 4 },
    ]);
  });

  test("while live events of the same people and days come in, also from another source", async () => {
    await accounts("G1");
    const days = [today, "2026-11-19", "2026-11-18"];
    const spread = (count: number) =>
      Array.from({ length: count }, (_, i) => old(days[i % 3] as string, { userId: `u${i % 4}` }));
    await bring(spread(40));
    const id = await newest();
    await ask(id);
    const run = async () => {
      while (!(await undoHistory(id, going, { pieces: 3, pieceSize: 7 })));
    };
    const sends = Array.from({ length: 12 }, (_, i) => takeSignals(i % 2 ? source : making, spread(5), now, "live"));
    await Promise.all([run(), ...sends, run()]);
    expect(await one("select sum(events)::int as n, sum(sent)::int as sent from usage_daily")).toEqual({
      n: 60,
      sent: 60,
    });
    expect((await recount("2026-08-22")).examples).toEqual([]);
    expect(await loads()).toMatchObject([{ state: "undone", undone: 40 }]);
  });
});
