import { describe, expect, test } from "vitest";
import { db, pools } from "#lib/db.ts";
import { sender } from "./test-sender.ts";
import { forgetSent } from "./upsert-once.ts";

const { admin, one, send } = await sender();
const acme = { externalId: "A1", name: "Acme", plan: "Pro" };

describe("REST upserts (issue 4 §9): once for each key", () => {
  test("the same key and body get the answer that was stored, and write nothing", async () => {
    const first = await send("accounts", [acme, { externalId: "A2" }], { key: "k1" });
    expect(first).toMatchObject({ status: 200, body: { taken: 2, refused: 0 } });
    await db.account.updateMany({ where: { externalId: "A1" }, data: { plan: "Changed since" } });
    expect(await send("accounts", [acme, { externalId: "A2" }], { key: "k1" })).toEqual(first);
    expect((await db.account.findFirstOrThrow({ where: { externalId: "A1" } })).plan).toBe("Changed since");
  });

  test("another body under a known key is refused with a sentence, and so is another object", async () => {
    await send("accounts", [acme], { key: "k1" });
    const other = await send("accounts", [{ ...acme, plan: "Basic" }], { key: "k1" });
    expect(other).toMatchObject({ status: 422, body: { message: expect.stringMatching(/another body/) } });
    expect(
      (await send("churn-events", [{ externalId: "C1", account: "A1", day: "2024-01-01" }], { key: "k1" })).status,
    ).toBe(422);
    expect((await db.account.findFirstOrThrow({ where: { externalId: "A1" } })).plan).toBe("Pro");
    expect(await db.churnEvent.count()).toBe(0);
  });

  test("a key belongs to its caller: another caller's is another request", async () => {
    await send("accounts", [acme], { key: "k1" });
    expect(await send("accounts", [{ ...acme, plan: "Basic" }], { key: "k1", as: "desk" })).toMatchObject({
      status: 200,
    });
    expect((await db.account.findFirstOrThrow({ where: { externalId: "A1" } })).plan).toBe("Basic");
  });

  test("of many at once one writes, and all get its answer", async () => {
    await send("accounts", [acme]);
    const usage = [{ account: "A1", day: "2024-03-01", events: 7 }];
    const answers = await Promise.all(Array.from({ length: 12 }, () => send("usage-daily", usage, { key: "same" })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 200, body: { taken: 1 } });
    expect(await one("select count(*)::int as n from import where state = 'sent'")).toEqual({ n: 2 });
    expect(await one("select events from usage_daily")).toEqual({ events: 7 });
  });

  test("what failed left nothing behind, its key included", async () => {
    await admin("alter table account add constraint no_bad check (name <> 'Bad')");
    expect((await send("accounts", [acme, { externalId: "A9", name: "Bad" }], { key: "k1" })).status).toBe(500);
    expect(await db.account.count()).toBe(0);
    await admin("alter table account drop constraint no_bad");
    expect(await send("accounts", [acme, { externalId: "A9", name: "Bad" }], { key: "k1" })).toMatchObject({
      status: 200,
    });
    expect(await db.account.count()).toBe(2);
  });

  test("a request without a key, or with too long a one, is told to send one", async () => {
    for (const bad of [null, " ", "x".repeat(201)]) {
      const { status, body } = await send("accounts", [acme], { key: bad });
      expect({ status, words: JSON.stringify(body).includes("Send an Idempotency-Key header") }).toEqual({
        status: 400,
        words: true,
      });
    }
    expect(await db.account.count()).toBe(0);
  });

  test("keys are kept for seven days, and go with what was kept of their requests", async () => {
    await send("accounts", [acme], { key: "k1" });
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    expect(await forgetSent(inDays(6.9))).toBe(0);
    expect(await forgetSent(inDays(7.1))).toBe(1);
    expect(await db.idempotencyKey.count()).toBe(0);
    expect(await db.account.count()).toBe(1);
  });

  test("only who may import may send, and only with a key that writes", async () => {
    expect((await send("accounts", [acme], { as: "csm" })).status).toBe(403);
    expect((await send("accounts", [acme], { as: "reader" })).status).toBe(403);
    expect((await send("accounts", [acme], { as: "nobody" })).status).toBe(401);
    expect(await db.account.count()).toBe(0);
  });

  test("rows that an import holds are not waited for without end", async () => {
    await send("accounts", [acme]);
    const holder = await pools.financeSystem.connect();
    try {
      await holder.query("begin");
      await holder.query("update account set plan = 'Held' where external_id = 'A1'");
      const refused = await send("accounts", [{ ...acme, plan: "Basic" }], { key: "k1" });
      expect(refused).toMatchObject({ status: 409, body: { message: expect.stringMatching(/again in a minute/) } });
    } finally {
      await holder.query("rollback");
      holder.release();
    }
    expect(await send("accounts", [{ ...acme, plan: "Basic" }], { key: "k1" })).toMatchObject({ status: 200 });
  });
});
