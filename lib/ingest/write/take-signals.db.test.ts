import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { mapGroup } from "./quarantine.ts";
import { recount } from "./recount.ts";
import { releaseWaiting } from "./release.ts";
import { flushMinutes } from "./source-minutes.ts";
import { takeSignals } from "./take-signals.ts";
import { accounts, now, signal, signalDatabase, today, yesterday } from "./test-signals.ts";

const { admin, source, making, one } = await signalDatabase();
const take = (...signals: Parameters<typeof signal>[0][]) => takeSignals(source, signals.map(signal), now, "live");
const days = () =>
  admin(
    "select account_id as id, to_char(day, 'YYYY-MM-DD') as day, events, active_users as users, sent, sent_users as \"sentUsers\" from usage_daily order by 1, 2",
  );

describe("issue 4, point 4: one batch goes to every rollup at once", () => {
  test("days, features, people, names, raw events and the mark for rescoring", async () => {
    const [id] = await accounts("G1");
    const feature = await db.feature.create({ data: { key: "reports", name: "Reports" } });
    await db.featureRule.create({ data: { featureId: feature.id, pattern: "Report *", exact: false } });
    const outcomes = await take(
      { groupId: "G1", userId: "a" },
      { groupId: "G1", userId: "a", name: "Signed in" },
      { groupId: "G1", userId: null, anonymousId: "b" },
      { groupId: "G1", userId: "a", at: now, type: "page", name: "page" },
    );
    expect(outcomes).toEqual(["taken", "taken", "taken", "taken"]);
    expect(await days()).toEqual([
      { id, day: yesterday, events: 3, users: 2, sent: 3, sentUsers: 2 },
      { id, day: today, events: 1, users: 1, sent: 1, sentUsers: 1 },
    ]);
    expect(await one("select events, users, sent, feature_id as f from usage_feature_daily")).toEqual({
      events: 2,
      users: 2,
      sent: 2,
      f: feature.id,
    });
    expect(await admin("select person, events from usage_person_daily where day = '2026-11-19' order by 1")).toEqual([
      { person: "a", events: 2 },
      { person: "b", events: 1 },
    ]);
    expect(await one("select count(*)::int as n, count(distinct name_id)::int as names from raw_event")).toEqual({
      n: 4,
      names: 3,
    });
    expect(await one("select account_id as id, from_day::text as day from account_dirty")).toEqual({
      id,
      day: yesterday,
    });
    expect((await recount("2026-08-01")).differences).toBe(0);
  });

  test("more of a day adds up, and a person counts once a day", async () => {
    await accounts("G1");
    await take({ groupId: "G1", userId: "a" });
    await take({ groupId: "G1", userId: "a" }, { groupId: "G1", userId: "b" });
    expect(await days()).toMatchObject([{ events: 3, users: 2, sent: 3, sentUsers: 2 }]);
  });

  test("what a process sent in a minute is counted by outcome", async () => {
    await accounts("G1");
    await take({ groupId: "G1", messageId: "x" }, { groupId: "G1", messageId: "x" }, { groupId: "G2" });
    await flushMinutes();
    expect(await one("select taken, duplicate, quarantined from source_minute")).toEqual({
      taken: 1,
      duplicate: 1,
      quarantined: 1,
    });
  });

  test("identify and group calls are kept, and are no use of the product", async () => {
    await accounts("G1");
    await take(
      { type: "group", groupId: "G1", userId: "a" },
      { type: "identify", userId: "a", traits: { name: "Ann" } },
    );
    expect(await days()).toEqual([]);
    expect(await one("select count(*)::int as n from raw_event where name_id is null")).toEqual({ n: 2 });
  });
});

describe("issue 4, point 1: whose an event is", () => {
  test("a person belongs where their group call said, also for what stands before it in the batch", async () => {
    const [one1, two] = await accounts("G1", "G2");
    await take({ userId: "a" }, { type: "group", userId: "a", groupId: "G1" }, { userId: "a" });
    await take({ userId: "a" });
    expect(await days()).toMatchObject([{ id: one1, events: 3 }]);
    await take({ userId: "a", groupId: "G2" }, { userId: "a" });
    expect(await days()).toMatchObject([
      { id: one1, events: 4 },
      { id: two, events: 1 },
    ]);
    await take({ type: "group", userId: "a", groupId: "G2" }, { userId: "a" });
    expect(await days()).toMatchObject([
      { id: one1, events: 4 },
      { id: two, events: 2 },
    ]);
  });

  test("a contact with the userId says it where one account has it; two say nothing", async () => {
    const [id1, id2] = await accounts("G1", "G2");
    await db.contact.create({ data: { accountId: id1 as number, externalId: "a", name: "Ann" } });
    await db.contact.create({ data: { accountId: id1 as number, externalId: "b", name: "Bob" } });
    await db.contact.create({ data: { accountId: id2 as number, externalId: "b", name: "Bob" } });
    expect(await take({ userId: "a" }, { userId: "b" })).toEqual(["taken", "quarantined"]);
    expect(await days()).toMatchObject([{ id: id1, events: 1 }]);
  });

  test("an alias carries a person's account over to the new id", async () => {
    const [id] = await accounts("G1");
    await take({ userId: "old", groupId: "G1" }, { type: "alias", userId: "new", previousId: "old" });
    await take({ userId: "new" });
    expect(await days()).toMatchObject([{ id, events: 2, users: 1 }]);
  });

  test("another source's external id is known too, and a merged account stands for the one it went into", async () => {
    const [id1, id2] = await accounts("G1", "G2");
    await db.accountExternalId.create({ data: { source: "crm", externalId: "C1", accountId: id1 as number } });
    await db.account.update({ where: { id: id2 as number }, data: { mergedIntoId: id1 as number } });
    await take({ groupId: "C1" }, { groupId: "G2" });
    expect(await days()).toMatchObject([{ id: id1, events: 2 }]);
  });

  test("a source that makes accounts makes one of an unknown group, named by its traits, once", async () => {
    await takeSignals(making, [signal({ groupId: "N1" })], now, "live");
    expect(await admin("select name, external_id as ext from account")).toEqual([{ name: "N1", ext: "N1" }]);
    const named = signal({ type: "group", groupId: "N1", traits: { name: "New one" } });
    await takeSignals(making, [named, signal({ type: "group", groupId: "N1", traits: { name: "" } })], now, "live");
    expect(await admin("select name, external_id as ext from account")).toEqual([{ name: "New one", ext: "N1" }]);
    await Promise.all([1, 2, 3].map(() => takeSignals(making, [signal({ groupId: "N2" })], now, "live")));
    expect(await one("select count(*)::int as n from account")).toEqual({ n: 2 });
    expect(await one("select sum(events)::int as n from usage_daily")).toEqual({ n: 4 });
  });

  test("identify fills in a contact and never empties it; a retry changes nothing", async () => {
    const [id] = await accounts("G1");
    const contact = () => one("select account_id as id, external_id as ext, name, email, title from contact");
    await take({ groupId: "G1", userId: "a" }, { type: "identify", userId: "a" });
    expect(await contact()).toEqual({ id, ext: "a", name: "a", email: null, title: null });
    const first = signal({
      type: "identify",
      userId: "a",
      traits: { firstName: "Ann", lastName: "Lee", title: "CTO" },
    });
    await takeSignals(source, [first], now, "live");
    await take({ type: "identify", userId: "a", traits: { name: " ", email: "Ann@X.test", title: null } });
    expect(await contact()).toEqual({ id, ext: "a", name: "Ann Lee", email: "ann@x.test", title: "CTO" });
    await take({ type: "identify", userId: "a", traits: { name: "Ann Smith" } });
    await takeSignals(source, [first], now, "live");
    expect(await contact()).toMatchObject({ name: "Ann Smith", title: "CTO" });
  });
});

describe("issue 4, point 2: once", () => {
  test("a retry, also beside the first and within one batch, counts once", async () => {
    await accounts("G1");
    const batch = Array.from({ length: 40 }, (_, i) => signal({ groupId: "G1", userId: `u${i % 7}` }));
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => takeSignals(source, [...batch, ...batch], now, "live")),
    );
    const taken = answers.flat().filter((outcome) => outcome === "taken");
    expect(taken).toHaveLength(40);
    expect(await days()).toMatchObject([{ events: 40, users: 7, sent: 40 }]);
    expect((await recount("2026-08-01")).differences).toBe(0);
  });

  test("a retry is known when its person belongs to another account by now", async () => {
    await accounts("G1", "G2");
    const event = signal({ userId: "a" });
    await take({ type: "group", userId: "a", groupId: "G1" });
    await takeSignals(source, [event], now, "live");
    await take({ type: "group", userId: "a", groupId: "G2" });
    expect(await takeSignals(source, [event], now, "live")).toEqual(["duplicate"]);
    expect(await one("select sum(events)::int as n from usage_daily")).toEqual({ n: 1 });
  });

  test("a retry on another day counts once; the same id of another source is another event", async () => {
    await accounts("G1");
    const event = signal({ groupId: "G1" });
    const later = new Date("2026-12-19T00:00:00Z");
    await takeSignals(source, [event], now, "live");
    expect(await takeSignals(source, [event], later, "live")).toEqual(["duplicate"]);
    expect(await takeSignals(making, [event], later, "live")).toEqual(["taken"]);
  });
});

describe("issue 4, point 1: the quarantine", () => {
  test("unknown groups wait, once, and are counted when a person says which account they are", async () => {
    const [id] = await accounts("G1");
    const event = signal({ groupId: "X" });
    expect(await takeSignals(source, [event], now, "live")).toEqual(["quarantined"]);
    expect(await takeSignals(source, [event], now, "live")).toEqual(["duplicate"]);
    await mapGroup(source.id, "X", id as number);
    await mapGroup(source.id, "X", id as number);
    await Promise.all([releaseWaiting(source.id), releaseWaiting(source.id)]);
    expect(await takeSignals(source, [event], now, "live")).toEqual(["duplicate"]);
    expect(await take({ groupId: "X" })).toEqual(["taken"]);
    expect(await days()).toMatchObject([{ id, events: 2 }]);
    expect(await one("select count(*)::int as n from quarantine_event")).toEqual({ n: 0 });
    expect(await takeSignals(making, [signal({ groupId: "X" })], now, "live")).toEqual(["taken"]);
    expect(await one("select count(*)::int as n from account")).toEqual({ n: 1 });
  });

  test("an ignored group is kept apart, and counted after all when a person maps it", async () => {
    const [id] = await accounts("G1");
    await take({ groupId: "X" });
    await mapGroup(source.id, "X", null);
    await take({ groupId: "X" });
    expect(await releaseWaiting(source.id)).toBe(0);
    expect(await admin("select distinct state from quarantine_event")).toEqual([{ state: "ignored" }]);
    await mapGroup(source.id, "X", id as number);
    expect(await releaseWaiting(source.id)).toBe(2);
    expect(await days()).toMatchObject([{ id, events: 2 }]);
  });

  test("events of a person wait until a group call says where they belong, and the job is asked for", async () => {
    const [id] = await accounts("G1");
    await take({ userId: "a" }, { type: "identify", userId: "a", traits: { name: "Ann" } }, { userId: "b" });
    await take({ type: "group", userId: "a", groupId: "G1" });
    const asked = () => one(`select count(*)::int as n from pgboss.job where name = 'ingest.release'`);
    expect(await asked()).toEqual({ n: 1 });
    expect(await releaseWaiting(source.id)).toBe(2);
    expect(await days()).toMatchObject([{ id, events: 1 }]);
    expect(await one("select name from contact")).toEqual({ name: "Ann" });
    expect(await admin("select person from quarantine_event")).toEqual([{ person: "b" }]);
  });

  test("what came in twice, waiting and then known, is counted once", async () => {
    await accounts("G1");
    const event = signal({ userId: "a" });
    await takeSignals(source, [event], now, "live");
    await take({ type: "group", userId: "a", groupId: "G1" });
    expect(await takeSignals(source, [event], now, "live")).toEqual(["taken"]);
    expect(await releaseWaiting(source.id)).toBe(1);
    expect(await days()).toMatchObject([{ events: 1 }]);
  });
});
