import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import type { Source } from "../schema.ts";
import { takeSignals } from "./take-signals.ts";
import { basic, testWire, track } from "./test-wire.ts";

const t = await testDatabase();
const wire = testWire(t);

describe("acknowledged means committed (issue 4, once)", () => {
  it("takes the good events of a batch, names each bad one, and keeps why for the sources screen", async () => {
    const { body, status } = await wire.post("batch", {
      batch: [
        track("mixed-0"),
        track("mixed-1", { event: "" }),
        7,
        track("mixed-3"),
        track("mixed-4", { timestamp: "2020-01-01T00:00:00Z" }),
      ],
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      refused: [
        { index: 1, messageId: "mixed-1", reason: "no-name", message: expect.any(String) },
        { index: 2, messageId: null, reason: "not-an-object", message: expect.any(String) },
        { index: 4, messageId: "mixed-4", reason: "too-old", message: expect.stringContaining("/v1/import") },
      ],
    });
    expect(await wire.stored("mixed-%")).toEqual({ "mixed-0": 1, "mixed-3": 1 });
    const kept = await t.admin<{ reason: string; sample: { messageId?: string } }>(
      "select reason, sample from source_refusal where source_id = $1 and reason in ('no-name', 'too-old') order by reason",
      [wire.sourceId],
    );
    expect(kept.map(({ reason, sample }) => [reason, sample.messageId])).toEqual([
      ["no-name", "mixed-1"],
      ["too-old", "mixed-4"],
    ]);
  });

  it("answers 400 where nothing of a request could be taken", async () => {
    const one = await wire.post("track", track("none", { userId: null }));
    expect([one.status, one.body.success, one.body.refused[0].reason]).toEqual([400, false, "no-person"]);
    const batch = await wire.post("batch", { batch: [1, 2] });
    expect([batch.status, batch.body.refused.length]).toEqual([400, 2]);
  });

  it("moves an event by what the sender's clock is off, whatever retries say of it", async () => {
    const now = Date.now();
    const wrong = (ms: number) => new Date(ms - 365 * 86_400_000).toISOString();
    const event = track("clock-1", { timestamp: wrong(now - 3_600_000) });
    for (const late of [0, 1_000]) await wire.post("batch", { batch: [event], sentAt: wrong(now + late) });
    const rows = await t.admin<{ at: Date }>("select at from raw_event where message_id = 'clock-1'");
    expect(rows).toHaveLength(1);
    expect(Math.abs((rows[0]?.at.getTime() ?? 0) - (now - 3_600_000))).toBeLessThan(60_000);
  });

  it("answers nothing before the commit, and 503 where there was none", async () => {
    const commit = Promise.withResolvers<void>();
    wire.take = async (...all) => {
      await commit.promise;
      return takeSignals(...all);
    };
    const answer = wire.post("track", track("held-1"));
    const early = await Promise.race([answer.then(() => "answered"), pause(300).then(() => "waits")]);
    expect(early).toBe("waits");
    expect(await wire.stored("held-1")).toEqual({});
    commit.resolve();
    expect((await answer).status).toBe(200);
    expect(await wire.stored("held-1")).toEqual({ "held-1": 1 });
    wire.take = () => Promise.reject(new Error("Connection terminated"));
    const failed = await wire.post("track", track("held-2"));
    expect([failed.status, failed.headers.get("retry-after"), failed.body.success]).toEqual([503, "2", false]);
  });

  it("a full queue answers 429 with Retry-After, and takes the same events later", async () => {
    const commits: (() => void)[] = [];
    wire.take = async (...all) => {
      await new Promise<void>((done) => commits.push(done));
      return takeSignals(...all);
    };
    const batch = (name: string) => ({ batch: Array.from({ length: 2_000 }, (_, n) => track(`${name}-${n}`)) });
    const held = [wire.post("batch", batch("full-a")), wire.post("batch", batch("full-b"))];
    while (!commits.length) await pause(10);
    const early = await Promise.race([held[1], pause(200)]);
    expect(early).toBeUndefined();
    const third = await wire.post("batch", batch("full-c"));
    expect([third.status, third.headers.get("retry-after")]).toEqual([429, "1"]);
    wire.take = takeSignals;
    while (wire.seen.length < 3) {
      commits.splice(0).forEach((commit) => {
        commit();
      });
      await pause(10);
    }
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await wire.post("batch", batch("full-c"))).status).toBe(200);
    expect(Object.keys(await wire.stored("full-%"))).toHaveLength(6_000);
  });

  it("requests of many at once share statements, and nobody's events are another's", async () => {
    const calls: { source: Source; n: number }[] = [];
    wire.take = (source, some, ...rest) => {
      calls.push({ source, n: some.length });
      return takeSignals(source, some, ...rest);
    };
    const other = await wire.makeKey();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        wire.post("track", track(`many-${n}`), basic(n % 3 ? wire.secret : other.secret)),
      ),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(calls.length).toBeLessThan(60);
    const rows = await t.admin<{ source: number; n: number }>(
      "select source_id as source, count(*)::int as n from raw_event where message_id like 'many-%' group by 1 order by 2",
    );
    expect(rows).toEqual([
      { source: other.id, n: 20 },
      { source: wire.sourceId, n: 40 },
    ]);
  });
});

describe("an orderly end (issue 4, faults: SIGTERM fails no accepted request)", () => {
  it("finishes what it has in hand and takes leave of its senders", async () => {
    const [arrived, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    wire.take = async (...all) => {
      arrived.resolve();
      await commit.promise;
      return takeSignals(...all);
    };
    const accepted = wire.post("track", track("end-1"));
    await arrived.promise;
    let finished = false;
    const finishing = wire.signals.finish().then(() => {
      finished = true;
    });
    await pause(50);
    expect(finished).toBe(false);
    commit.resolve();
    const answer = await accepted;
    await finishing;
    expect([answer.status, answer.headers.get("connection")]).toEqual([200, "close"]);
    expect(await wire.stored("end-1")).toEqual({ "end-1": 1 });
  });
});
