import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { tasks } from "./procedures.ts";
import { dayAfter } from "./rules.ts";
import type { NewTask } from "./schema.ts";
import { addTask } from "./write/add-task.ts";

const { admin } = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
const asOf = today();
const as = (caller: Caller) => ({ context: { caller }, path: ["tasks", "test"] });
type Who = "csm" | "manager" | "coordinator" | "specialist";
const by = (who: Who) => as(world.callers[who]);
const list = (who: Who, input: object = {}) => call(tasks.list, input, by(who));
const titles = async (who: Who, input: object = {}) => (await list(who, input)).rows.map(({ title }) => title);

const add = (title: string, more: Partial<NewTask> = {}) =>
  db.$transaction((tx) =>
    addTask(tx, {
      accountId: world.accounts.own,
      title,
      dueOn: asOf,
      role: "csm",
      assigneeId: null,
      cause: { kind: "person", id: null },
      ...more,
    }),
  );

beforeAll(async () => {
  world = await makeCallers();
});
beforeEach(() => admin("truncate task, notification cascade"));

describe("issue 5 §3: my tasks", () => {
  test("stand by urgency, of one's own book and role; a manager's with their teams'", async () => {
    await add("later", { dueOn: dayAfter(asOf, 20) });
    await add("overdue", { dueOn: dayAfter(asOf, -2) });
    await add("today");
    await add("today, high", { priority: "high" });
    await add("theirs", { accountId: world.accounts.other });
    await add("to triage", { role: "coordinator", accountId: world.accounts.other });
    expect(await titles("csm")).toEqual(["overdue", "today, high", "today", "later"]);
    expect((await list("csm")).counts).toEqual({ overdue: 1, today: 2, week: 0, later: 1, snoozed: 0, done: 0 });
    expect(await titles("manager")).toEqual([]);
    expect(await titles("manager", { whose: "team", q: "tod" })).toEqual(["today, high", "today"]);
    expect(await titles("coordinator")).toEqual(["to triage"]);
    expect(await titles("specialist")).toEqual([]);
    expect(await titles("csm", { due: "later" })).toEqual(["later"]);
    expect(await titles("csm", { sort: "title", dir: "desc", pageSize: 2, page: 2 })).toEqual(["overdue", "later"]);
    await db.accountCover.create({ data: { accountId: world.accounts.other, userId: world.ids.csm } });
    expect(await titles("csm", { q: "theirs" })).toEqual(["theirs"]);
    await db.accountCover.deleteMany({});
  });

  test("done, snoozed and taken back, many at once; the log tells it all", async () => {
    const ids = [await add("one"), await add("two")];
    expect(await call(tasks.close, { taskIds: ids }, by("csm"))).toEqual({ ids });
    expect(await call(tasks.close, { taskIds: ids }, by("csm"))).toEqual({ ids: [] });
    expect(await titles("csm", { view: "done" })).toHaveLength(2);
    await call(tasks.reopen, { taskIds: ids }, by("csm"));
    await expect(call(tasks.snooze, { taskIds: ids, untilOn: asOf }, by("csm"))).rejects.toThrow(/day to come/);
    await call(tasks.snooze, { taskIds: ids, untilOn: dayAfter(asOf, 3) }, by("csm"));
    expect(await titles("csm")).toEqual([]);
    expect(await titles("csm", { view: "snoozed" })).toEqual(["one", "two"]);
    await call(tasks.wake, { taskIds: ids }, by("csm"));
    expect(await titles("csm")).toEqual(["one", "two"]);
    const log = await call(tasks.log, { taskId: ids[0] as number }, by("csm"));
    expect(log.map(({ what }) => what)).toEqual(["woken", "snoozed", "reopened", "done", "added"]);
    expect(log[0]?.by).toBe("csm");
  });

  test("one of somebody else's among them, and nothing happens to any", async () => {
    const [mine, other] = [await add("mine"), await add("theirs", { accountId: world.accounts.other })];
    await expect(call(tasks.close, { taskIds: [mine, other] }, by("csm"))).rejects.toThrow(/not yours/);
    expect((await db.task.findMany({ where: { state: "open" } })).length).toBe(2);
    await expect(call(tasks.log, { taskId: mine }, by("specialist"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("asked for again meanwhile, the closed one stays closed", async () => {
    const first = await add("again", { once: "again" });
    await call(tasks.close, { taskIds: [first] }, by("csm"));
    await add("again", { once: "again" });
    expect(await call(tasks.reopen, { taskIds: [first] }, by("csm"))).toEqual({ ids: [] });
  });
});

describe("handing over", () => {
  test("the other may hand it back, and the giver take it back", async () => {
    const id = await add("call them");
    const give = { taskIds: [id], toId: world.ids.manager, note: "on leave" };
    expect(await call(tasks.handOver, give, by("csm"))).toEqual({ ids: [id] });
    expect((await list("manager")).rows).toMatchObject([
      { id, handedBy: "csm", mayHandBack: true, mayTakeBack: false },
    ]);
    expect(await titles("csm")).toEqual([]);
    await expect(call(tasks.handBack, { taskIds: [id] }, by("coordinator"))).rejects.toThrow(/not yours/);
    await call(tasks.handBack, { taskIds: [id], note: "not mine" }, by("manager"));
    expect(await titles("csm")).toEqual(["call them"]);
    await call(tasks.handOver, give, by("csm"));
    expect(await call(tasks.takeBack, { taskIds: [id] }, by("csm"))).toEqual({ ids: [id] });
    expect(await titles("csm")).toEqual(["call them"]);
    const [last] = await call(tasks.log, { taskId: id }, by("csm"));
    expect(last).toMatchObject({ what: "returned", by: "csm" });
  });

  test("never to a specialist, nor to somebody who left (N1)", async () => {
    const id = await add("needs a technician");
    const to = (toId: number) => call(tasks.handOver, { taskIds: [id], toId }, by("csm"));
    await expect(to(world.ids.specialist)).rejects.toThrow(/through the coordinator/);
    await expect(to(world.ids.deactivated)).rejects.toThrow(/has left/);
    expect(await titles("csm")).toEqual(["needs a technician"]);
  });

  test("what is on nobody is taken by who is first", async () => {
    const id = await add("triage", { role: "coordinator", accountId: null });
    expect((await list("coordinator")).rows).toMatchObject([{ id, free: true, person: null }]);
    expect(await call(tasks.take, { taskIds: [id] }, by("coordinator"))).toEqual({ ids: [id] });
    expect(await call(tasks.take, { taskIds: [id] }, by("coordinator"))).toEqual({ ids: [] });
    expect((await list("coordinator")).rows).toMatchObject([{ free: false, person: "coordinator" }]);
    await call(tasks.release, { taskIds: [id] }, by("coordinator"));
    expect((await list("coordinator")).rows).toMatchObject([{ free: true }]);
  });
});

describe("tasks by hand", () => {
  test("of an account for its owner, of none for oneself, for somebody else who is told", async () => {
    const accountId = world.accounts.own;
    await call(tasks.add, { accountId, title: "Send the deck", dueOn: asOf }, by("manager"));
    await call(tasks.add, { title: "My own", dueOn: asOf }, by("specialist"));
    const given = await call(tasks.add, { title: "For you", dueOn: asOf, assigneeId: world.ids.csm }, by("manager"));
    expect(await titles("csm")).toEqual(["Send the deck", "For you"]);
    expect(await titles("specialist")).toEqual(["My own"]);
    const told = await admin<{ user_id: number }>("select user_id from notification where kind = 'task'");
    expect(told.map(({ user_id }) => user_id)).toEqual([world.ids.csm, world.ids.csm]);
    const account = await call(tasks.ofAccount, { accountId }, by("coordinator"));
    expect(account.rows).toMatchObject([{ title: "Send the deck", person: "csm", mayChange: false }]);
    await expect(
      call(tasks.add, { title: "x", dueOn: asOf, assigneeId: world.ids.specialist }, by("csm")),
    ).rejects.toThrow(/through the coordinator/);
    const edit = {
      taskId: given.id,
      title: "For you, soon",
      detail: null,
      dueOn: dayAfter(asOf, -1),
      priority: "high",
    } as const;
    await call(tasks.edit, edit, by("csm"));
    expect(await titles("csm")).toEqual(["For you, soon", "Send the deck"]);
  });
});
