import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pace } from "./pace.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that takes so long; counts how often it began and how often two ran at once. */
function reading(ms: number) {
  const seen = { began: 0, atOnce: 0, most: 0 };
  const work = async () => {
    seen.began++;
    seen.atOnce++;
    seen.most = Math.max(seen.most, seen.atOnce);
    await new Promise((done) => setTimeout(done, ms));
    seen.atOnce--;
  };
  return { seen, work };
}

test("C5 a change is read at once, and changes that come together are read once", async () => {
  const { seen, work } = reading(50);
  const { ask } = pace(work);
  for (let n = 0; n < 5; n++) ask();
  await vi.advanceTimersByTimeAsync(25);
  expect(seen.began).toBe(1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.began).toBe(1);
});

test("C5 a change that comes while a screen is being read is read afterwards, never beside it", async () => {
  const { seen, work } = reading(200);
  const { ask } = pace(work);
  ask();
  await vi.advanceTimersByTimeAsync(100);
  ask();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen).toMatchObject({ began: 2, most: 1 });
});

test("C5 under a stream of changes a slow screen rests as long as it reads", async () => {
  const { seen, work } = reading(1_000);
  const { ask } = pace(work);
  for (let n = 0; n < 100; n++) {
    ask();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(seen).toMatchObject({ began: 5, most: 1 });
});

test("C5 reading that fails or never ends keeps nobody from reading again", async () => {
  let began = 0;
  const { ask } = pace(() => {
    began++;
    if (began === 1) throw new Error("no network");
    return new Promise(() => {});
  });
  for (let n = 0; n < 3; n++) {
    ask();
    await vi.advanceTimersByTimeAsync(20_000);
  }
  expect(began).toBe(3);
});

test("C5 a screen that is left is not read any more", async () => {
  const { seen, work } = reading(50);
  const { ask, stop } = pace(work);
  ask();
  stop();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.began).toBe(0);
});
