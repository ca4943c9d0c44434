import type { ServerResponse } from "node:http";
import { Analytics, type Context } from "@segment/analytics-node";
import { describe, expect, it } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import type { Signal } from "../schema.ts";
import { takeSignals } from "./take-signals.ts";
import { testWire } from "./test-wire.ts";

const t = await testDatabase();
const wire = testWire(t);

function client(more: object = {}) {
  const analytics = new Analytics({ writeKey: wire.secret, host: wire.origin, flushAt: 10, maxRetries: 3, ...more });
  const failed: unknown[] = [];
  analytics.on("error", (error) => failed.push(error));
  return { analytics, failed };
}

describe("the real client of Segment, for Node (issue 4, wire)", () => {
  it("delivers each of its calls, in batches, and each is wire.stored as it was meant", async () => {
    const got: Signal[] = [];
    wire.take = (source, some, ...rest) => {
      got.push(...some);
      return takeSignals(source, some, ...rest);
    };
    const { analytics, failed } = client();
    const who = { userId: "u1", context: { groupId: "acme" } };
    analytics.identify({ userId: "u1", traits: { email: "u1@acme.example" }, messageId: "sdk-1" });
    analytics.group({ userId: "u1", groupId: "acme", traits: { name: "Acme" }, messageId: "sdk-2" });
    analytics.track({ ...who, event: "Saved", properties: { size: 3, tags: ["a"] }, messageId: "sdk-3" });
    analytics.page({ ...who, name: "Home", properties: { url: "/" }, messageId: "sdk-4" });
    analytics.screen({ ...who, name: "Inbox", messageId: "sdk-5" });
    analytics.alias({ userId: "u1", previousId: "anonymous", messageId: "sdk-6" });
    for (let n = 0; n < 20; n++) analytics.track({ ...who, event: "Opened", messageId: `sdk-many-${n}` });
    await analytics.closeAndFlush();
    expect(failed).toEqual([]);
    expect(wire.seen.map(({ path, status }) => `${path} ${status}`)).toEqual(Array(3).fill("/v1/batch 200"));
    expect(got.slice(0, 6)).toMatchObject([
      { type: "identify", name: null, userId: "u1", traits: { email: "u1@acme.example" } },
      { type: "group", name: null, groupId: "acme", traits: { name: "Acme" } },
      { type: "track", name: "Saved", groupId: "acme", properties: { size: 3, tags: ["a"] } },
      { type: "page", name: "Viewed Home page", properties: { url: "/" } },
      { type: "screen", name: "Viewed Inbox screen" },
      { type: "alias", previousId: "anonymous" },
    ]);
    expect(Object.keys(await wire.stored("sdk-%"))).toHaveLength(26);
    expect(await wire.stored("sdk-3")).toEqual({ "sdk-3": 1 });
  });

  it("comes again after 503, and after 429 by Retry-After: counted once", async () => {
    const before = await wire.usage();
    const answers = [
      [503, {}],
      [429, { "retry-after": "1" }],
    ] as const;
    let asked = 0;
    wire.gate = (request, response) => {
      const answer = answers[asked++];
      if (!answer) return false;
      request.resume();
      response.writeHead(answer[0], answer[1]).end();
      return true;
    };
    const { analytics, failed } = client();
    analytics.track({ userId: "u1", event: "Saved", context: { groupId: "acme" }, messageId: "again-1" });
    await analytics.closeAndFlush();
    expect(failed).toEqual([]);
    expect(wire.seen.map(({ status, retry }) => [status, retry])).toEqual([
      [503, ""],
      [429, "1"],
      [200, "2"],
    ]);
    expect(await wire.stored("again-%")).toEqual({ "again-1": 1 });
    expect(await wire.usage()).toBe(before + 1);
  });

  it("comes again when the server dies after the commit and before its answer: counted once", async () => {
    const before = await wire.usage();
    let died = false;
    let dying: ServerResponse | undefined;
    wire.gate = (_, response) => {
      dying = response;
      return false;
    };
    wire.take = async (...all) => {
      const outcomes = await takeSignals(...all);
      if (!died) dying?.destroy();
      died = true;
      return outcomes;
    };
    const { analytics, failed } = client();
    for (const n of [1, 2, 3])
      analytics.track({ userId: "u1", event: "Saved", context: { groupId: "acme" }, messageId: `died-${n}` });
    await analytics.closeAndFlush();
    expect(failed).toEqual([]);
    expect(wire.seen.map(({ status }) => status)).toEqual([0, 200]);
    expect(await wire.stored("died-%")).toEqual({ "died-1": 1, "died-2": 1, "died-3": 1 });
    expect(await wire.usage()).toBe(before + 3);
  });

  it("is told nothing while the database is away: it comes again, and all is counted once", async () => {
    const before = await wire.usage();
    let away = 2;
    wire.take = async (...all) => {
      if (away-- > 0)
        await t.admin(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'bw_app'",
        );
      return away >= 0 ? Promise.reject(new Error("Connection terminated unexpectedly")) : takeSignals(...all);
    };
    const { analytics, failed } = client();
    analytics.track({ userId: "u1", event: "Saved", context: { groupId: "acme" }, messageId: "away-1" });
    await analytics.closeAndFlush();
    expect(failed).toEqual([]);
    expect(wire.seen.map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(await wire.usage()).toBe(before + 1);
  });

  it("learns that an event can never be taken, and does not come again with it", async () => {
    const { analytics, failed } = client();
    const at = new Date(Date.now() - 100 * 86_400_000);
    const ended = new Promise<Context | undefined>((done) => {
      const old = { userId: "u1", event: "Saved", timestamp: at, messageId: "old-1" };
      analytics.track(old, (_, context) => done(context));
    });
    await analytics.closeAndFlush();
    expect((await ended)?.failedDelivery()).toBeTruthy();
    expect(failed).toHaveLength(1);
    expect(wire.seen.map(({ status }) => status)).toEqual([400]);
  });
});
