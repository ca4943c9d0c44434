import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { measureProperty } from "./event-properties.ts";
import { mapGroup } from "./quarantine.ts";
import { recount } from "./recount.ts";
import { releaseWaiting } from "./release.ts";
import { takeSignals } from "./take-signals.ts";
import { historyDatabase, later, old } from "./test-history.ts";
import { accounts, now, signal } from "./test-signals.ts";

const { admin, source, bring, loads, newest, undo, use, left } = await historyDatabase();

describe("issue 4, point 2: what changed since a load came", () => {
  test("what waited goes; what was released meanwhile too; what was live stays", async () => {
    const [g1] = await accounts("G1");
    await bring([old("2019-05-01", { groupId: "X" }), old("2019-05-01", { groupId: "Y" })]);
    await takeSignals(source, [signal({ groupId: "X" })], now, "live");
    await mapGroup(source.id, "X", g1 as number);
    await releaseWaiting(source.id);
    expect(await loads()).toMatchObject([{ events: 1, waiting: 1, accounts: 1 }]);
    await undo(await newest());
    expect(await use()).toEqual([{ of: "G1", day: "2026-11-19", events: 1, users: 1, sent: 1 }]);
    expect(await left()).toMatchObject({ quarantine_event: 0, event_receipt: 1 });
  });

  test("its person and group belong elsewhere by now, or its account was merged: it goes where it was counted", async () => {
    const [g1, g2] = await accounts("G1", "G2");
    await bring([old("2019-05-01", { groupId: "X", userId: "p" })]);
    await mapGroup(source.id, "X", g1 as number);
    await releaseWaiting(source.id);
    await takeSignals(source, [signal({ type: "group", groupId: "G2", userId: "p" })], now, "live");
    await mapGroup(source.id, "X", g2 as number);
    await db.account.update({ where: { id: g1 as number }, data: { mergedIntoId: g2 as number } });
    await takeSignals(source, [old("2026-11-18", { groupId: "X", userId: "p" })], now, "live");
    await undo(await newest());
    expect(await use()).toEqual([{ of: "G2", day: "2026-11-18", events: 1, users: 1, sent: 1 }]);
  });

  test("an alias has joined two people since: each goes as it was counted", async () => {
    await accounts("G1");
    await bring([old("2026-11-18", { userId: null, anonymousId: "a" })]);
    await takeSignals(
      source,
      [old("2026-11-18", { userId: "p" }), signal({ type: "alias", userId: "p", previousId: "a" })],
      now,
      "live",
    );
    expect(await use()).toMatchObject([{ events: 2, users: 2 }]);
    await undo(await newest());
    expect(await use()).toMatchObject([{ events: 1, users: 1 }]);
    expect((await recount("2026-08-22")).examples).toEqual([]);
  });

  test("what was imported as CSV for the same day stays", async () => {
    const [g1] = await accounts("G1");
    await admin("insert into import (created_by) values (1)");
    const csv = "(select max(id) from import)";
    await admin(
      `insert into usage_daily (account_id, day, events, active_users, import_id) values (${g1}, '2019-05-01', 7, 3, ${csv}), (${g1}, '2019-05-02', 0, null, ${csv})`,
    );
    const before = await use();
    await bring([old("2019-05-01"), old("2019-05-02"), old("2019-05-03")]);
    await undo(await newest());
    expect(await use()).toEqual(before);
  });

  test("the latest number of a day is again what it was, also where raw events do not reach back", async () => {
    await accounts("G1");
    const at = (hour: string, rows: number) => ({ at: new Date(`2019-05-01T${hour}:00:00Z`), properties: { rows } });
    await takeSignals(source, [signal({ groupId: "G1", properties: { rows: 1 } })], now, "live");
    await measureProperty((await db.eventProperty.findFirstOrThrow()).id, now);
    const stored = () =>
      admin(
        "select n, total, latest, to_char(latest_at at time zone 'UTC', 'HH24:MI') as at from event_property_daily where day = '2019-05-01'",
      );
    await bring([signal({ groupId: "G1", ...at("10", 5) })]);
    await admin(
      "delete from raw_event where day = '2019-05-01'; delete from history_event; delete from history_account",
    );
    const before = await stored();
    await bring([signal({ groupId: "G1", ...at("14", 40) })], later(60));
    const first = await newest();
    await bring([signal({ groupId: "G1", ...at("12", 30) })], later(120));
    const second = await newest();
    expect(await stored()).toEqual([{ n: 3, total: 75, latest: 40, at: "14:00" }]);
    await undo(first);
    expect(await stored()).toEqual([{ n: 2, total: 35, latest: 30, at: "12:00" }]);
    await undo(second);
    expect(await stored()).toEqual(before);
    expect(await admin("select from history_latest")).toEqual([]);
  });
});
