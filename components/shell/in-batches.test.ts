import { expect, test } from "vitest";
import { inBatches } from "./in-batches.ts";

test("a change of 2,500 accounts goes in three batches, each once, with progress, and stops at a refusal", async () => {
  const ids = Array.from({ length: 2500 }, (_, i) => i + 1);
  const done: number[] = [];
  const sizes = await inBatches(
    ids,
    async (batch) => batch.length,
    (n) => done.push(n),
  );
  expect(sizes).toEqual([1000, 1000, 500]);
  expect(done).toEqual([1000, 2000, 2500]);
  const seen: number[] = [];
  const refusing = inBatches(ids, async (batch) => {
    seen.push(batch[0] ?? 0);
    if (batch[0] === 1001) throw new Error("no");
  });
  await expect(refusing).rejects.toThrow("no");
  expect(seen).toEqual([1, 1001]);
  expect(await inBatches([], async () => 1)).toEqual([]);
});
