import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { tasksOf } from "./read/tasks-of.ts";
import type { NewTask } from "./schema.ts";
import { addTask } from "./write/add-task.ts";
import { closeTasksOf } from "./write/close-tasks.ts";

const { admin } = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
beforeAll(async () => {
  world = await makeCallers();
});

const add = (more: Partial<NewTask> = {}) =>
  db.$transaction((tx) =>
    addTask(tx, {
      accountId: world.accounts.own,
      title: "Call the sponsor",
      dueOn: "2099-01-01",
      role: "csm",
      assigneeId: null,
      cause: { kind: "intervention", id: 7 },
      ...more,
    }),
  );
const close = (id: number) => db.$transaction((tx) => closeTasksOf(tx, { kind: "intervention", id }, "done"));

describe("issue 5 §3: tasks that others ask for", () => {
  test("one without a person is its account owner's, whoever that is by then", async () => {
    const id = await add({ cause: { kind: "intervention", id: 1 } });
    expect(await tasksOf({ kind: "intervention", id: 1 })).toMatchObject([{ id, person: "csm", state: "open" }]);
    await db.account.update({ where: { id: world.accounts.own }, data: { ownerId: world.ids.manager } });
    expect(await tasksOf({ kind: "intervention", id: 1 })).toMatchObject([{ id, person: "manager" }]);
    await db.account.update({ where: { id: world.accounts.own }, data: { ownerId: world.ids.csm } });
    await add({ cause: { kind: "intervention", id: 2 }, role: "coordinator" });
    expect(await tasksOf({ kind: "intervention", id: 2 })).toMatchObject([{ personId: null, role: "coordinator" }]);
  });

  test("asked for once it is one while open, also by many at the same time; closed, it can come again", async () => {
    const ids = await Promise.all(
      Array.from({ length: 8 }, () => add({ once: "renewal", cause: { kind: "intervention", id: 3 } })),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await add({ once: "renewal", accountId: world.accounts.other })).not.toBe(ids[0]);
    expect(await close(3)).toBe(1);
    expect(await close(3)).toBe(0);
    expect(await add({ once: "renewal", cause: { kind: "intervention", id: 3 } })).not.toBe(ids[0]);
    const log = await db.taskLog.findMany({ where: { taskId: ids[0] as number }, orderBy: { id: "asc" } });
    expect(log.map(({ what }) => what)).toEqual(["added", "done"]);
  });

  test("a task that was rolled back was never there", async () => {
    const task = { accountId: null, title: "Lost", dueOn: "2099-01-01", role: "csm", assigneeId: null } as const;
    const lost = db.$transaction(async (tx) => {
      await addTask(tx, { ...task, cause: { kind: "handoff", id: 9 } });
      throw new Error("nothing of it");
    });
    await expect(lost).rejects.toThrow("nothing of it");
    expect(await tasksOf({ kind: "handoff", id: 9 })).toEqual([]);
  });

  test("past the application: the log only grows, no task is deleted, no account reaches a specialist (C6, N1)", async () => {
    const id = await add();
    await expect(db.$executeRaw`update task_log set what = 'done' where task_id = ${id}`).rejects.toThrow();
    await expect(db.$executeRaw`delete from task where id = ${id}`).rejects.toThrow(/permission denied/);
    await expect(admin("update task_log set note = 'x' where task_id = $1", [id])).rejects.toThrow(/never changed/);
    await expect(admin("delete from task_log where task_id = $1", [id])).rejects.toThrow(/never changed/);
    await expect(add({ role: "specialist" })).rejects.toThrow(/task_through_coordinator/);
    const gone = await db.account.create({ data: { name: "Gone" } });
    const theirs = await add({ accountId: gone.id });
    await db.account.delete({ where: { id: gone.id } });
    expect(await db.taskLog.count({ where: { taskId: theirs } })).toBe(0);
  });
});
