import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import type { Outcome } from "../schema.ts";
import { recount } from "./recount.ts";
import { releaseWaiting } from "./release.ts";
import { takeSignals } from "./take-signals.ts";
import { accounts, now, signal, signalDatabase, today, yesterday } from "./test-signals.ts";

const { admin, adminUrl, source, making } = await signalDatabase();
const take = (...signals: Parameters<typeof signal>[0][]) => takeSignals(source, signals.map(signal), now, "live");
const days = () =>
  admin(
    "select account_id as id, to_char(day, 'YYYY-MM-DD') as day, events, active_users as users from usage_daily order by 1, 2",
  );
const waitingForLocks = async () =>
  (await admin("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).length;

describe("issue 4, point 2: once, while whose it is changes", () => {
  test("a retry beside the first, of a group that has become another account's in between, counts once", async () => {
    const [from, to] = await accounts("G1", "G2");
    await take({ groupId: "G1" });
    const blocker = new pg.Client({ connectionString: adminUrl });
    await blocker.connect();
    await blocker.query("begin");
    await blocker.query("select from usage_daily where account_id = $1 for update", [from]);
    const event = signal({ groupId: "G1" });
    const first = takeSignals(source, [event], now, "live");
    while ((await waitingForLocks()) < 1) await pause(10);
    await admin("update account set external_id = 'old ' || external_id");
    await admin("update account set external_id = 'G1' where id = $1", [to]);
    let answered = false;
    const retry = takeSignals(source, [event], now, "live").finally(() => {
      answered = true;
    });
    while (!answered && (await waitingForLocks()) < 2) await pause(10);
    await blocker.query("commit");
    await blocker.end();
    const outcomes: Outcome[] = [...(await first), ...(await retry)];
    expect(outcomes.sort()).toEqual(["duplicate", "taken"]);
    expect(await days()).toMatchObject([{ id: from, events: 2 }]);
  });
});

describe("issue 4, point 1: an alias call makes two ids one person", () => {
  test("the account is carried over, and from then on the two are one active user, also in later batches", async () => {
    const [id] = await accounts("G1");
    const feature = await db.feature.create({ data: { key: "reports", name: "Reports" } });
    await db.featureRule.create({ data: { featureId: feature.id, pattern: "Report *", exact: false } });
    await take({ userId: "old", groupId: "G1" });
    await take({ type: "alias", userId: "new", previousId: "old" });
    await take({ userId: "new" }, { userId: "old" });
    await take({ userId: "new", at: now }, { userId: "old", at: now });
    expect(await days()).toEqual([
      { id, day: yesterday, events: 3, users: 1 },
      { id, day: today, events: 2, users: 1 },
    ]);
    expect(await admin("select distinct users from usage_feature_daily")).toEqual([{ users: 1 }]);
    expect((await recount("2026-08-01")).examples).toEqual([]);
  });

  test("a user who is known takes in what each device did after its alias, and brings devices their account", async () => {
    const [id] = await accounts("G1");
    await take({ type: "group", userId: "user", groupId: "G1" });
    await take({ userId: null, anonymousId: "phone" });
    await take(
      { type: "alias", userId: "user", previousId: "phone" },
      { type: "alias", userId: "user", previousId: "tablet" },
    );
    expect(await releaseWaiting(source.id)).toBe(1);
    await take({ userId: null, anonymousId: "tablet" }, { userId: "user" }, { userId: null, anonymousId: "phone" });
    expect(await days()).toMatchObject([{ id, events: 4, users: 1 }]);
    expect(await admin("select distinct person from usage_person_daily")).toEqual([{ person: "user" }]);
  });

  test("who was joined to one that is joined to another counts as that one; other sources know nothing of it", async () => {
    const [id] = await accounts("G1");
    await db.source.update({ where: { keyId: making.id }, data: { createsAccounts: true } });
    const join = (userId: string, previousId: string) => take({ type: "alias", userId, previousId, groupId: "G1" });
    await join("b", "a");
    await take({ userId: "c", groupId: "G1" });
    await join("c", "b");
    await take({ userId: "a", at: now }, { userId: "b", at: now }, { userId: "c", at: now });
    expect(await admin("select person, same_as as as from source_person order by 1")).toEqual([
      { person: "a", as: "c" },
      { person: "b", as: "c" },
      { person: "c", as: null },
    ]);
    expect(await days()).toMatchObject([{ users: 1 }, { id, day: today, events: 3, users: 1 }]);
    await takeSignals(making, [signal({ userId: "a", groupId: "G1", at: now })], now, "live");
    expect(await days()).toMatchObject([{ users: 1 }, { events: 4, users: 2 }]);
  });
});

describe("issue 4, point 1: what a source calls accounts", () => {
  const called = (groupId: string, name: string) =>
    takeSignals(making, [signal({ type: "group", groupId, traits: { name } })], now, "live");
  const names = () => admin("select external_id as ext, name from account order by 1");

  test("an account that it made follows its traits until somebody calls it otherwise", async () => {
    await called("N1", "First");
    await called("N1", "Second");
    expect(await names()).toEqual([{ ext: "N1", name: "Second" }]);
    await db.account.update({ where: { externalId: "N1" }, data: { name: "By hand" } });
    await called("N1", "Third");
    expect(await names()).toEqual([{ ext: "N1", name: "By hand" }]);
  });

  test("an account that it did not make keeps its name", async () => {
    await accounts("G1");
    await called("G1", "Of the traits");
    expect(await names()).toEqual([{ ext: "G1", name: "Account G1" }]);
  });
});
