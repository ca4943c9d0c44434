import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { enqueue, ensureQueue } from "#lib/jobs.ts";
import { runJobs } from "#lib/run-jobs.ts";
import { testDatabase } from "#lib/test-database.ts";

await testDatabase();

async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await check()) return;
    await pause(50);
  }
  throw new Error("did not happen within 10 s");
}

test("a job runs once, a failing one is tried again, a repeated one repeats, and stop waits for the running one", async () => {
  const seen: string[] = [];
  let finished = false;
  const worker = await runJobs({
    "w.once": async ({ id }: { id: number }) => seen.push(`once ${id}`),
    "w.fails": async (_: object, job) => {
      seen.push(`try ${job.attempt}`);
      if (job.attempt === 1) throw new Error("not yet");
    },
    "w.long": async (_: object, job) => {
      seen.push("long");
      await new Promise((done) => job.signal.addEventListener("abort", done));
      finished = true;
    },
    "w.tick": { run: async () => seen.push("tick"), everySeconds: 0.2 },
  });
  await enqueue("w.once", { id: 7 });
  await enqueue("w.fails", {});
  await enqueue("w.long", {});
  await until(() => ["once 7", "try 1", "try 2", "long", "tick"].every((line) => seen.includes(line)));
  await worker.stop();
  expect(finished).toBe(true);
  expect(seen.filter((line) => line === "once 7")).toHaveLength(1);
  const count = seen.length;
  await pause(400);
  expect(seen).toHaveLength(count);
  const [job] = await (await ensureQueue("w.fails")).findJobs("w.fails");
  expect(job?.state).toBe("completed");
});

test("issue 4, point 5: a repeated job runs at once when it is woken, also while it runs, and hears nothing after the end", async () => {
  let wake = () => {};
  let deaf = false;
  let runs = 0;
  const worker = await runJobs({
    "w.woken": {
      run: async () => {
        runs++;
        if (runs === 1) wake();
      },
      everySeconds: 3_600,
      wakes: (ring) => {
        wake = ring;
        return () => {
          deaf = true;
        };
      },
    },
  });
  expect(runs).toBe(0);
  wake();
  await until(() => runs === 2);
  await worker.stop();
  expect(deaf).toBe(true);
  expect(runs).toBe(2);
});
