import { call } from "@orpc/server";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { as, code } from "#lib/test-money.ts";
import { notifications } from "./procedures.ts";
import type { NotificationKind } from "./schema.ts";
import { wakeLines } from "./write/change-lines.ts";
import { notify } from "./write/notify.ts";

const t = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
beforeAll(async () => {
  world = await makeCallers();
});
beforeEach(() => t.admin("truncate notification, notification_snooze, notification_mute"));

type More = { kind?: NotificationKind; title?: string; accountId?: number; to?: number[] };
const tell = (group: string, more: More = {}) =>
  db.$transaction((tx) =>
    notify(tx, {
      to: [world.ids.csm],
      kind: "escalation",
      group,
      title: group,
      href: `/escalations/${group}`,
      ...more,
    }),
  );
const csm = () => as(world.callers.csm);
const lines = async (input: object = {}, who = csm()) =>
  (await call(notifications.inbox, input, who)).rows.map(({ group }) => group);
const unread = async () => (await call(notifications.unread, {}, csm())).unread;
const change = (groups: string[], to: "read" | "unread" | "archived" | "inbox") =>
  call(notifications.changeLines, { groups, change: { to } }, csm());

test("issue 5, point 9: what belongs together is one line with the newest words, how many, and where it leads", async () => {
  await tell("one", { title: "Raised", accountId: world.accounts.own });
  await tell("two");
  await tell("one", { title: "Answered", accountId: world.accounts.own });
  const { rows, total } = await call(notifications.inbox, {}, csm());
  expect(total).toBe(2);
  expect(rows).toMatchObject([
    { group: "one", title: "Answered", account: "Own Account", count: 2, unread: 2, href: "/escalations/one" },
    { group: "two", count: 1, unread: 1 },
  ]);
  expect(await lines({}, as(world.callers.manager))).toEqual([]);
});

test("it is searched by any of its words or its account, filtered, sorted and paged", async () => {
  await tell("one", { title: "100% stuck", accountId: world.accounts.own });
  await tell("one", { title: "Solved", accountId: world.accounts.own });
  await tell("two", { kind: "task", accountId: world.accounts.other });
  await tell("three", { kind: "task" });
  expect([await lines({ search: "100%" }), await lines({ search: "own acc" })]).toEqual([["one"], ["one"]]);
  expect([await lines({ search: "_" }), await lines({ kind: "task" })]).toEqual([[], ["three", "two"]]);
  expect(await lines({ sort: "account", dir: "asc" })).toEqual(["two", "one", "three"]);
  expect(await lines({ pageSize: 1, page: 2 })).toEqual(["two"]);
});

test("reading, archiving and their undo change exactly what was meant", async () => {
  await tell("one");
  await tell("one");
  await tell("two");
  expect(await unread()).toBe(2);
  const read = await change(["one", "missing"], "read");
  expect([read.groups, await unread(), await lines({ view: "unread" })]).toEqual([["one"], 1, ["two"]]);
  await tell("one");
  await call(notifications.takeBackLines, read, csm());
  expect((await call(notifications.inbox, {}, csm())).rows[0]).toMatchObject({ group: "one", count: 3, unread: 3 });
  const archived = await change(["one", "two"], "archived");
  expect([await lines(), await lines({ view: "archived" }), await unread()]).toEqual([[], ["two", "one"].reverse(), 0]);
  await tell("two");
  expect(await lines()).toEqual(["two"]);
  await call(notifications.takeBackLines, archived, csm());
  expect((await lines()).sort()).toEqual(["one", "two"]);
  await change(["one"], "read");
  await change(["one"], "unread");
  expect((await lines({ view: "unread" })).sort()).toEqual(["one", "two"]);
});

test("a snoozed line comes back by itself, whatever comes meanwhile", async () => {
  await tell("one");
  const until = new Date(Date.now() + 3_600_000);
  await call(notifications.changeLines, { groups: ["one"], change: { to: "snoozed", until } }, csm());
  await tell("one");
  expect([await lines(), await lines({ view: "snoozed" }), await unread()]).toEqual([[], ["one"], 0]);
  await db.notificationSnooze.updateMany({ data: { until: new Date(Date.now() - 1) } });
  expect([await lines(), await wakeLines(), await wakeLines()]).toEqual([["one"], 1, 0]);
  const past = { groups: ["one"], change: { to: "snoozed" as const, until: new Date(0) } };
  expect(await code(call(notifications.changeLines, past, csm()))).toBe("BAD_REQUEST");
});

test("a line, a kind or an account is muted until it is unmuted, and nothing of it is lost", async () => {
  await tell("one", { accountId: world.accounts.own });
  await tell("two", { kind: "task" });
  await tell("three");
  const mutes = [
    { what: "account", key: String(world.accounts.own) },
    { what: "kind", key: "task" },
    { what: "group", key: "three" },
  ] as const;
  for (const one of mutes) await call(notifications.mute, one, csm());
  await tell("two", { kind: "task" });
  expect([await lines(), await unread(), (await lines({ view: "muted" })).length]).toEqual([[], 0, 3]);
  const labels = (await call(notifications.mutes, {}, csm())).map(({ label }) => label);
  expect(labels).toEqual(["three", "task", "Own Account"]);
  for (const one of mutes) await call(notifications.unmute, one, csm());
  expect([await unread(), await lines({ view: "muted" })]).toEqual([3, []]);
});

test("nobody reads or changes what somebody else was told; a specialist sees only the kinds of their desk", async () => {
  const { specialist, csm: ines } = world.ids;
  await tell("one");
  await call(notifications.changeLines, { groups: ["one"], change: { to: "archived" } }, as(world.callers.manager));
  expect(await lines()).toEqual(["one"]);
  await db.userRole.create({ data: { userId: specialist, role: "csm" } });
  await tell("book", { kind: "intervention", to: [specialist, ines] });
  await tell("routed", { to: [specialist] });
  expect(await lines({}, as(world.callers.specialist))).toEqual(["routed"]);
  expect((await lines({}, as({ ...world.callers.specialist, role: "csm" }))).sort()).toEqual(["book", "routed"]);
});
