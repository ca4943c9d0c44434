import { expect, test } from "vitest";
import { db, financeSystemDb, pools } from "#lib/db.ts";
import { completeJob, enqueue, ensureQueue } from "#lib/jobs.ts";
import { testDatabase } from "#lib/test-database.ts";

await testDatabase();

test("the same job waits once, and may wait again while it runs", async () => {
  expect(await enqueue("t.same", { id: 1 })).toBe(true);
  expect(await enqueue("t.same", { id: 1 })).toBe(false);
  expect(await enqueue("t.same", { id: 2 })).toBe(true);
  const boss = await ensureQueue("t.same");
  const [first] = await boss.fetch("t.same");
  expect(first?.data).toEqual({ id: 1 });
  expect(await enqueue("t.same", { id: 1 })).toBe(true);
  const [second] = await boss.fetch("t.same");
  expect(second?.data).toEqual({ id: 2 });
  expect(await boss.fetch("t.same")).toEqual([]);
  await completeJob("t.same", { id: first?.id ?? "", retryCount: 0 });
  const [third] = await boss.fetch("t.same");
  expect(third?.data).toEqual({ id: 1 });
});

test.each(["prisma", "pool"] as const)("a job's end commits or rolls back with its effect (%s)", async (kind) => {
  const name = `t.end-${kind}`;
  await enqueue(name, {});
  const boss = await ensureQueue(name);
  const [job] = await boss.fetch(name);
  const attempt = { id: job?.id ?? "", retryCount: 0 };
  const state = async () => (await boss.findJobs(name, { id: attempt.id }))[0]?.state;

  const work = async (fails: boolean) => {
    if (kind === "prisma")
      return financeSystemDb.$transaction(async (tx) => {
        await completeJob(name, attempt, tx);
        if (fails) throw new Error("lost");
      });
    const client = await pools.app.connect();
    try {
      await client.query("begin");
      await completeJob(name, attempt, client);
      await client.query(fails ? "rollback" : "commit");
    } finally {
      client.release();
    }
  };
  await work(true).catch(() => undefined);
  expect(await state()).toBe("active");
  await work(false);
  expect(await state()).toBe("completed");
});

test("a job asked for in a transaction that rolls back does not exist", async () => {
  await ensureQueue("t.tx");
  const lost = db.$transaction(async (tx) => {
    await enqueue("t.tx", { id: 1 }, { tx });
    throw new Error("lost");
  });
  await expect(lost).rejects.toThrow("lost");
  expect(await (await ensureQueue("t.tx")).fetch("t.tx")).toEqual([]);
});
