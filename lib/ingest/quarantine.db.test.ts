import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { ingest } from "./procedures.ts";
import { type GroupsInput, groupsLooked } from "./schema/sources.ts";
import type { Signal, Source } from "./schema.ts";
import { releaseWaiting } from "./write/release.ts";
import { takeSignals } from "./write/take-signals.ts";

const t = await testDatabase();
let admin: Caller;
let source: Source;
const accounts: Record<string, number> = {};
const asked = (verb: string) => ({ context: { caller: admin }, path: ["ingest", verb] });
const now = new Date();
let count = 0;

function signal(given: Partial<Signal>): Signal {
  const blank = {
    type: "track",
    name: "Opened",
    userId: "u1",
    anonymousId: null,
    groupId: null,
    previousId: null,
  } as const;
  return { ...blank, messageId: `m${count++}`, at: now, properties: {}, traits: {}, ...given };
}
const send = (...signals: Partial<Signal>[]) => takeSignals(source, signals.map(signal), now, "live");
const groups = (given: Partial<GroupsInput> = {}) =>
  call(ingest.groups, { sourceId: source.id, ...given }, asked("groups"));
const names = async (given: Partial<GroupsInput> = {}) => (await groups(given)).rows.map(({ groupId }) => groupId);
const recent = () => call(ingest.recent, { sourceId: source.id }, asked("recent"));

beforeAll(async () => {
  const ada = await db.appUser.create({
    data: { name: "Ada", email: "ada@test.example", userRoles: { create: { role: "admin" } } },
  });
  admin = { ...anonymous("test", "10.0.0.9"), kind: "user", userId: ada.id, role: "admin", roles: ["admin"] };
  const { id } = await call(ingest.newSource, { name: "Web" }, asked("newSource"));
  source = { id, name: "Web", createsAccounts: false };
  for (const [name, domain, externalId] of [
    ["Acme Corporation", "acme.example", null],
    ["Brightside Labs", null, "ORG-77"],
    ["Zenith", null, null],
  ])
    accounts[name as string] = (await db.account.create({ data: { name: name as string, domain, externalId } })).id;
  await send(
    { groupId: "acme-corporation" },
    { groupId: "acme-corporation", userId: "u2" },
    { groupId: "www.acme.example" },
    { groupId: "org 77", type: "group", name: null, traits: { name: "Brightsid Labs" } },
    { groupId: "spam" },
    { groupId: null, userId: "nobody" },
  );
});

describe("what waits for an account (issue 4 §1)", () => {
  it("is grouped by groupId, with counts, people and moments", async () => {
    const { rows, total } = await groups();
    expect(total).toBe(5);
    expect(rows[0]).toMatchObject({ groupId: "acme-corporation", events: 2, people: 2 });
    expect(rows[0]?.firstAt).toEqual(rows[0]?.lastAt);
    expect(rows.at(-1)).toMatchObject({ groupId: null, near: [] });
    expect(rows.find(({ groupId }) => groupId === "org 77")?.called).toBe("Brightsid Labs");
  });

  it("names the accounts a group most likely is, and why", async () => {
    const near = new Map(
      (await groups()).rows.map((row) => [row.groupId, row.near.map(({ name, why }) => [name, why])]),
    );
    expect(near.get("acme-corporation")).toEqual([["Acme Corporation", "name"]]);
    expect(near.get("www.acme.example")?.[0]).toEqual(["Acme Corporation", "domain"]);
    expect(near.get("org 77")).toEqual([["Brightside Labs", "external id"]]);
    expect(near.get("spam")).toEqual([]);
  });

  it("is searched by group and by the name a group call gave, and paged with its total", async () => {
    expect(await names({ search: "acme" })).toEqual(["acme-corporation", "www.acme.example"]);
    expect(await names({ search: "brightsid" })).toEqual(["org 77"]);
    expect(await names({ search: "_" })).toEqual([]);
    const second = await groups({ page: 2, pageSize: 4 });
    expect([second.rows.length, second.total, second.more]).toEqual([1, 5, false]);
  });
});

describe("a flood of events that wait (issue 4 §6)", () => {
  it("is counted over the newest, said so, and hides no group from who knows its id", async () => {
    const { id } = await call(ingest.newSource, { name: "Flood" }, asked("newSource"));
    const flood = (given: Partial<GroupsInput>) => call(ingest.groups, { sourceId: id, ...given }, asked("groups"));
    await t.admin(
      `insert into quarantine_event (source_id, message_id, group_id, person, body, at, received_at)
       select $1, 'm' || n, case when n <= 3 then 'old' else 'group ' || n % 7 end, 'u' || n % 3, '{"type": "track"}', now(), now() + n * interval '1 ms'
       from generate_series(1, $2) n`,
      [id, groupsLooked + 3],
    );
    const { rows, total, more } = await flood({});
    expect([total, more]).toEqual([7, true]);
    expect(rows.reduce((sum, { events }) => sum + events, 0)).toBe(groupsLooked);
    expect(rows[0]?.people).toBe(3);
    expect((await flood({ search: "old" })).rows).toMatchObject([{ groupId: "old", events: 3, people: 3 }]);
    expect((await flood({ search: "group 4" })).rows).toMatchObject([{ groupId: "group 4", people: 3 }]);
  });
});

describe("a person says whose a group is (issue 4 §1)", () => {
  it("counts what waited for the account, and what comes later at once", async () => {
    const accountId = accounts["Acme Corporation"] as number;
    await call(ingest.mapGroup, { sourceId: source.id, groupId: "acme-corporation", accountId }, asked("mapGroup"));
    expect(await releaseWaiting(source.id)).toBe(2);
    expect(await names()).not.toContain("acme-corporation");
    expect(await send({ groupId: "acme-corporation" })).toEqual(["taken"]);
    const [day] = await db.$queryRaw<{ events: number }[]>`
      select sum(events)::int as events from usage_daily where account_id = ${accountId}`;
    expect(day?.events).toBe(3);
  });

  it("ignores a group, keeps its events, and takes that back", async () => {
    const spam = { sourceId: source.id, groupId: "spam" };
    await call(ingest.ignoreGroup, spam, asked("ignoreGroup"));
    expect(await names()).not.toContain("spam");
    await send({ groupId: "spam" });
    expect((await groups({ state: "ignored" })).rows).toMatchObject([{ groupId: "spam", events: 2, near: [] }]);
    await call(ingest.unignoreGroup, spam, asked("unignoreGroup"));
    expect((await groups({ state: "ignored" })).total).toBe(0);
    expect((await groups({ search: "spam" })).rows).toMatchObject([{ groupId: "spam", events: 2 }]);
    await expect(call(ingest.unignoreGroup, spam, asked("unignoreGroup"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("says no to an account or a source that is not there, and leaves everything as it was", async () => {
    const before = await groups();
    const missing = 2_000_000_000;
    const zenith = accounts.Zenith as number;
    const to = (sourceId: number, accountId: number) =>
      call(ingest.mapGroup, { sourceId, groupId: "spam", accountId }, asked("mapGroup"));
    await expect(to(source.id, missing)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(to(missing, zenith)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const ignored = call(ingest.ignoreGroup, { sourceId: missing, groupId: "spam" }, asked("ignoreGroup"));
    await expect(ignored).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await groups()).toEqual(before);
  });

  it("maps to the account that another was merged into", async () => {
    const into = accounts.Zenith as number;
    const merged = await db.account.create({ data: { name: "Zenith old", mergedIntoId: into } });
    const given = { sourceId: source.id, groupId: "www.acme.example", accountId: merged.id };
    await call(ingest.mapGroup, given, asked("mapGroup"));
    expect(await releaseWaiting(source.id)).toBe(1);
    const last = (await recent()).find(({ accountId }) => accountId === into);
    expect(last).toMatchObject({ account: "Zenith", state: "taken" });
  });
});

describe("the last events of a source (issue 4 §7)", () => {
  it("shows what came, whose it is and what became of it, newest first, and only of that source", async () => {
    const accountId = accounts["Acme Corporation"] as number;
    await send({ groupId: "acme-corporation", name: "Exported", at: new Date(now.getTime() + 1_000), userId: "u9" });
    const events = await recent();
    expect(events[0]).toMatchObject({ name: "Exported", accountId, account: "Acme Corporation", person: "u9" });
    expect(events[0]?.state).toBe("taken");
    const waiting = events.find(({ groupId }) => groupId === "org 77");
    expect(waiting).toMatchObject({ type: "group", name: null, accountId: null, state: "waiting" });
    const other = await call(ingest.newSource, { name: "Other" }, asked("newSource"));
    expect(await call(ingest.recent, { sourceId: other.id }, asked("recent"))).toEqual([]);
  });

  it("finds the newest at the end of a day that holds many", async () => {
    const accountId = accounts.Zenith as number;
    await t.admin(
      `insert into raw_event select $1, (now() at time zone 'UTC')::date, s, 'bulk' || n, 'track', null, 'u', now() - interval '1 hour', current_date, '{}'
       from generate_series(1, 60000) n, unnest(array[$2, $2 + 1000]::int[]) s where s <> $2 or n <= 10`,
      [accountId, source.id],
    );
    await send({ groupId: "acme-corporation", name: "Last", at: new Date(now.getTime() + 2_000) });
    expect((await recent())[0]?.name).toBe("Last");
    const events = await call(ingest.recent, { sourceId: source.id, deep: true }, asked("recent"));
    expect(events[0]?.name).toBe("Last");
    expect(events.filter(({ messageId }) => messageId.startsWith("bulk"))).toHaveLength(10);
  });
});
