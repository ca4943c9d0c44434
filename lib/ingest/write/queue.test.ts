import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { IngestKind, Outcome, RefusedEvent, Signal, Source } from "../schema.ts";
import { type Parcel, Queue, type Take } from "./queue.ts";

const source = (id: number): Source => ({ id, name: `source ${id}`, createsAccounts: false });
const at = new Date("2026-11-23T12:00:00Z");
const signal = (messageId: string): Signal => ({
  type: "track",
  messageId,
  name: "Saved",
  userId: "u1",
  anonymousId: null,
  groupId: null,
  previousId: null,
  at,
  properties: {},
  traits: {},
});
const refusal = (messageId: string): RefusedEvent => ({
  index: 0,
  messageId,
  reason: "no-name",
  message: "Send what happened, as event.",
  sample: null,
});
const parcel = (id: number, ids: string[], more: Partial<Parcel> = {}): Parcel => ({
  source: source(id),
  kind: "live",
  signals: ids.map(signal),
  refused: [],
  ...more,
});

/** Stores in memory, as slowly as `pass` is called: each call of it lets one statement commit. */
function store() {
  const calls: { id: number; kind: IngestKind; ids: string[] }[] = [];
  const open: { commit: () => void; fail: (error: unknown) => void }[] = [];
  const counted: string[] = [];
  let most = 0;
  const take: Take = (from, signals, _, kind) =>
    new Promise((done, fail) => {
      calls.push({ id: from.id, kind, ids: signals.map(({ messageId }) => messageId) });
      open.push({ commit: () => done(signals.map(() => "taken" as Outcome)), fail });
      most = Math.max(most, open.length);
    });
  const countRefused = async (_: Source, refused: RefusedEvent[]) => {
    counted.push(...refused.map(({ messageId }) => messageId ?? ""));
  };
  const pass = async (error?: unknown) => {
    await turn();
    const first = open.shift();
    if (error) first?.fail(error);
    else first?.commit();
    await turn();
    await turn();
  };
  return { calls, counted, open, take, countRefused, pass, most: () => most };
}

afterEach(() => {
  vi.useRealTimers();
});

describe("the queue before the database (issue 4, never drowned)", () => {
  it("puts what arrives together, and while a statement is under way, into one each", async () => {
    const { calls, take, countRefused, pass } = store();
    const queue = new Queue(take, countRefused, { patience: 0 });
    const first = [queue.add(parcel(1, ["a"])), queue.add(parcel(1, ["b", "c"]))];
    await turn();
    const second = [queue.add(parcel(1, ["d"])), queue.add(parcel(1, [])), queue.add(parcel(1, ["e"]))];
    await pass();
    expect(await Promise.all(first)).toEqual([["taken"], ["taken", "taken"]]);
    await pass();
    expect(await Promise.all(second)).toEqual([["taken"], [], ["taken"]]);
    expect(calls.map(({ ids }) => ids)).toEqual([
      ["a", "b", "c"],
      ["d", "e"],
    ]);
  });

  it("waits a moment for those it has answered, so that they and those who wait go together", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
    const { calls, take, countRefused, pass } = store();
    const queue = new Queue(take, countRefused);
    const first = ["a", "b"].map((id) => queue.add(parcel(1, [id])));
    await turn();
    const waiting = queue.add(parcel(1, ["c"]));
    vi.advanceTimersByTime(1_000);
    await pass();
    await Promise.all(first);
    const again = [queue.add(parcel(1, ["d"]))];
    await turn();
    const other = queue.add(parcel(2, ["z"]));
    await turn();
    expect(calls.map(({ ids }) => ids)).toEqual([["a", "b"], ["z"]]);
    again.push(queue.add(parcel(1, ["e"])));
    for (let n = 0; n < 2; n++) await pass();
    await Promise.all([waiting, ...again, other]);
    expect(calls.map(({ ids }) => ids)).toEqual([["a", "b"], ["z"], ["c", "d", "e"]]);
  });

  it("does not wait for long: who was answered may have nothing more to say", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
    const { calls, take, countRefused, pass } = store();
    const queue = new Queue(take, countRefused);
    const first = queue.add(parcel(1, ["a"]));
    await turn();
    const second = queue.add(parcel(1, ["b"]));
    vi.advanceTimersByTime(1_000);
    await pass();
    await first;
    expect(calls).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    await pass();
    expect(await second).toEqual(["taken"]);
    expect(calls.map(({ ids }) => ids)).toEqual([["a"], ["b"]]);
  });

  it("answers nobody before the commit", async () => {
    const { take, countRefused, pass } = store();
    const queue = new Queue(take, countRefused, { patience: 0 });
    let answered = false;
    const taking = queue.add(parcel(1, ["a"]))?.then(() => {
      answered = true;
    });
    for (let n = 0; n < 5; n++) await turn();
    expect(answered).toBe(false);
    await pass();
    await taking;
    expect(answered).toBe(true);
  });

  it("keeps sources, and live events and history, apart", async () => {
    const { calls, take, countRefused, pass } = store();
    const queue = new Queue(take, countRefused, { patience: 0 });
    const all = [
      queue.add(parcel(1, ["a"])),
      queue.add(parcel(2, ["b"])),
      queue.add(parcel(1, ["c"], { kind: "history" })),
    ];
    for (let n = 0; n < 3; n++) await pass();
    await Promise.all(all);
    expect(calls).toEqual([
      { id: 1, kind: "live", ids: ["a"] },
      { id: 2, kind: "live", ids: ["b"] },
      { id: 1, kind: "history", ids: ["c"] },
    ]);
  });

  it("is full at its limit, has room again after a commit, and takes one large parcel when it is empty", async () => {
    const { take, countRefused, pass } = store();
    const queue = new Queue(take, countRefused, { events: 3, patience: 0 });
    const large = queue.add(parcel(1, ["a", "b", "c", "d"]));
    expect(queue.add(parcel(2, ["e"]))).toBeNull();
    await pass();
    await large;
    const two = queue.add(parcel(1, ["f"], { refused: [refusal("r")] }));
    expect(two).not.toBeNull();
    expect(queue.add(parcel(1, ["g", "h"]))).toBeNull();
    expect(queue.add(parcel(1, ["g"]))).not.toBeNull();
  });

  it("counts the bytes that are being read, and gives them back once", () => {
    const { take, countRefused } = store();
    const queue = new Queue(take, countRefused, { bytes: 10 });
    const [one, two] = [queue.room(), queue.room()];
    expect([one.grow(6), two.grow(5), two.grow(4), two.grow(1)]).toEqual([true, false, true, false]);
    one.leave();
    one.leave();
    expect([two.grow(6), two.grow(1)]).toEqual([true, false]);
  });

  it("a fault of one request's data fails that request alone", async () => {
    const { calls, take, countRefused, pass } = store();
    const queue = new Queue(take, countRefused, { patience: 0 });
    const bad = { code: "22P05" };
    const results = Promise.allSettled(["a", "bad", "c"].map((id) => queue.add(parcel(1, [id]))));
    for (const error of [bad, undefined, bad, undefined]) await pass(error);
    expect((await results).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(calls.map(({ ids }) => ids)).toEqual([["a", "bad", "c"], ["a"], ["bad"], ["c"]]);
  });

  it("a database that is away fails everybody at once, and the next are tried anew", async () => {
    const { calls, take, countRefused, pass } = store();
    const queue = new Queue(take, countRefused, { patience: 0 });
    const results = Promise.allSettled(["a", "b"].map((id) => queue.add(parcel(1, [id]))));
    await pass(new Error("Connection terminated unexpectedly"));
    expect((await results).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const next = queue.add(parcel(1, ["a"]));
    await pass();
    expect(await next).toEqual(["taken"]);
    expect(calls).toHaveLength(2);
  });

  it("counts refused events after the good ones are stored; a count that fails is no failure", async () => {
    const { counted, take, countRefused, pass } = store();
    const queue = new Queue(take, countRefused, { patience: 0 });
    const mixed = queue.add(parcel(1, ["a"], { refused: [refusal("r1")] }));
    await turn();
    expect(counted).toEqual([]);
    await pass();
    expect(await mixed).toEqual(["taken"]);
    expect(await queue.add(parcel(1, [], { refused: [refusal("r2")] }))).toEqual([]);
    expect(counted).toEqual(["r1", "r2"]);
    const broken = new Queue(take, () => Promise.reject(new Error("away")), { patience: 0 });
    expect(await broken.add(parcel(1, [], { refused: [refusal("r3")] }))).toEqual([]);
  });

  it("any arrival: each parcel gets its own outcomes, once, within the limits", async () => {
    const arrivals = fc.array(fc.record({ id: fc.integer({ min: 1, max: 6 }), n: fc.nat(9), turns: fc.nat(2) }), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(arrivals, async (all) => {
        const { calls, open, take, countRefused, pass, most } = store();
        const marking: Take = async (from, signals, now, kind) => {
          await take(from, signals, now, kind);
          return signals.map(({ messageId }) => (messageId.endsWith("0") ? "duplicate" : "taken"));
        };
        const queue = new Queue(marking, countRefused, { perTake: 12, takes: 3, patience: 0 });
        const answers: (Promise<Outcome[]> | null)[] = [];
        const expected: Outcome[][] = [];
        for (const [place, { id, n, turns }] of all.entries()) {
          const ids = Array.from({ length: n }, (_, i) => `${place}-${i}`);
          answers.push(queue.add(parcel(id, ids)));
          expected.push(ids.map((one) => (one.endsWith("0") ? "duplicate" : "taken")));
          for (let wait = 0; wait < turns; wait++) await turn();
        }
        await turn();
        while (open.length) await pass();
        expect(await Promise.all(answers)).toEqual(expected);
        const stored = calls.flatMap(({ ids }) => ids);
        expect(new Set(stored).size).toBe(stored.length);
        expect(stored).toHaveLength(all.reduce((sum, { n }) => sum + n, 0));
        expect(most()).toBeLessThanOrEqual(3);
        for (const { ids } of calls) expect(ids.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});
