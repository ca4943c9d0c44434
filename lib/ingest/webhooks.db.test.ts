import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { call } from "@orpc/server";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anonymous, type Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { clearDemo } from "#lib/demo/write/clear-demo.ts";
import { testDatabase } from "#lib/test-database.ts";
import { ingest } from "./procedures.ts";
import type { WebhookMapping } from "./rules/webhook-rows.ts";
import { serveWebhooks } from "./write/serve-webhooks.ts";

const { admin } = await testDatabase();
const webhooks = serveWebhooks();
let server: Server;
let base = "";
let caller: Caller;

beforeAll(async () => {
  const ada = await db.appUser.create({
    data: { name: "Ada", email: "ada@test.example", userRoles: { create: { role: "admin" } } },
  });
  caller = { ...anonymous("test", "10.0.0.9"), kind: "user", userId: ada.id, role: "admin", roles: ["admin"] };
  server = createServer((request, response) => void webhooks.serve(request, response));
  await new Promise<void>((done) => server.listen(0, done));
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await webhooks.finish();
  await new Promise((done) => server.close(done));
});
beforeEach(async () => {
  await admin("truncate account, webhook, import, account_dirty cascade");
  await db.account.create({ data: { externalId: "A1", name: "Acme" } });
});

const as = () => ({ context: { caller }, path: ["test"] });
const tickets: WebhookMapping = {
  object: "tickets",
  rowsAt: "data.tickets",
  type: "",
  columns: { externalId: "id", account: "$.data.company", openedAt: "opened", subject: "title" },
  currency: "USD",
};
const ticket = (id: string, company = "A1") => ({
  type: "tickets.changed",
  data: { company, tickets: [{ id, opened: "2024-05-01T10:00:00Z", title: `Ticket ${id}` }] },
});

type Made = { id: number; path: string; secret: string };
const make = (mapping = tickets, name = "Helpdesk"): Promise<Made> => call(ingest.newWebhook, { name, mapping }, as());

type Sent = { id?: string; at?: Date; secret?: string; text?: string; headers?: Record<string, string> };

/** Sends as a system does that signs with the library of Standard Webhooks. */
async function send({ path, secret }: Made, body: unknown, given: Sent = {}) {
  const { id = "msg_1", at = new Date(), text = JSON.stringify(body) } = given;
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(given.secret ?? secret).sign(id, at, text),
    ...given.headers,
  };
  const response = await fetch(base + path, { method: "POST", headers, body: text });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const connections = () => new Promise<number>((done) => server.getConnections((_, count) => done(count)));
const rowCounts = async () =>
  (
    await admin(
      "select (select count(*)::int from ticket) as tickets, (select count(*)::int from webhook_delivery) as deliveries",
    )
  )[0];
const listed = (webhookId: number) => call(ingest.deliveries, { webhookId }, as());

describe("signed webhooks (issue 4 §9, Standard Webhooks): what is signed becomes rows, once", () => {
  it("takes a signed one by its mapping and rescores what it says", async () => {
    const made = await make();
    expect(await send(made, ticket("T1"))).toEqual({
      status: 200,
      body: { success: true, result: "taken", taken: 1, refused: 0, reasons: [] },
    });
    expect(await db.ticket.findMany({ select: { externalId: true, subject: true } })).toEqual([
      { externalId: "T1", subject: "Ticket T1" },
    ]);
    expect(await admin("select from_day::text as day from account_dirty")).toEqual([{ day: "2024-05-01" }]);
  });

  it("counts one that comes again once, also many at once, and one of another webhook apart", async () => {
    const made = await make();
    const first = await Promise.all(Array.from({ length: 8 }, () => send(made, ticket("T1"))));
    expect(first.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(first.filter(({ body }) => body.result === "taken")).toHaveLength(1);
    await db.ticket.updateMany({ data: { subject: "Changed since" } });
    expect((await send(made, ticket("T1"))).body).toEqual({ success: true, result: "duplicate" });
    expect((await db.ticket.findFirstOrThrow()).subject).toBe("Changed since");
    expect((await send(await make(), ticket("T1"))).body).toMatchObject({ result: "taken" });
    expect(await rowCounts()).toEqual({ tickets: 1, deliveries: 2 });
  });

  it("takes one again whose account was not known, once it is", async () => {
    const made = await make();
    const { status, body } = await send(made, ticket("T1", "A2"));
    expect({ status, ...body }).toMatchObject({ status: 200, result: "refused", taken: 0, refused: 1 });
    await db.account.create({ data: { externalId: "A2", name: "Two" } });
    expect((await send(made, ticket("T1", "A2"))).body).toMatchObject({ result: "taken" });
    expect(await rowCounts()).toEqual({ tickets: 1, deliveries: 1 });
  });

  it("leaves bodies of another type aside", async () => {
    const made = await make({ ...tickets, type: "tickets.deleted" });
    expect((await send(made, ticket("T1"))).body).toMatchObject({ result: "ignored" });
    expect(await rowCounts()).toEqual({ tickets: 0, deliveries: 1 });
  });
});

describe("signed webhooks (issue 4 §9): what is not right is refused, and nothing is written", () => {
  it("refuses another secret, a changed body, an old or future signature, and none", async () => {
    const made = await make();
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const wrong: Sent[] = [
      { secret: (await make()).secret },
      { headers: { "webhook-id": "msg_2" } },
      { headers: { "webhook-signature": "v1,AAAA" } },
      { headers: { "webhook-signature": "" } },
      { headers: { "webhook-timestamp": "now" } },
      { at: ago(6) },
      { at: ago(-6) },
    ];
    for (const given of wrong) {
      const { status, body } = await send(made, ticket("T1"), given);
      expect({ status, code: body.code }).toEqual({ status: 401, code: "bad-signature" });
    }
    expect(await rowCounts()).toEqual({ tickets: 0, deliveries: 0 });
    expect(await admin("select from import")).toEqual([]);
  });

  it("refuses a body that is no JSON or too large, an unknown address, and what is no POST", async () => {
    const made = await make();
    expect((await send(made, null, { text: "no json" })).status).toBe(401);
    expect((await send(made, null, { text: JSON.stringify({ a: "x".repeat(600 * 1024) }) })).status).toBe(413);
    expect((await send({ ...made, path: "/v1/webhooks/unknown" }, ticket("T1"))).status).toBe(404);
    expect((await fetch(base + made.path)).status).toBe(405);
    expect((await send(made, ticket("T1"), { id: "x".repeat(201) })).status).toBe(400);
    expect(await rowCounts()).toEqual({ tickets: 0, deliveries: 0 });
  });

  it("is not kept busy by those who know no address and never end what they send", async () => {
    const made = await make();
    const { port } = server.address() as AddressInfo;
    const idle = Array.from({ length: 40 }, () => {
      const socket = connect(port);
      socket.on("error", () => undefined);
      socket.write("POST /v1/webhooks/unknown HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n");
      return socket;
    });
    await expect.poll(() => connections(), { timeout: 20_000 }).toBeGreaterThanOrEqual(40);
    expect((await send(made, ticket("T1"))).body).toMatchObject({ result: "taken" });
    for (const socket of idle) socket.destroy();
  });

  it("writes hostile bodies as rows that are refused, never as something else", async () => {
    const made = await make();
    const hostile = { type: "x", data: { company: "A1", tickets: [{ id: "T\0", opened: {} }, null, 7, []] } };
    expect((await send(made, hostile)).body).toMatchObject({ result: "refused", refused: 4 });
    expect(await rowCounts()).toEqual({ tickets: 0, deliveries: 1 });
  });

  it("takes nothing any more once it is removed; its rows stay", async () => {
    const made = await make();
    await send(made, ticket("T1"));
    await call(ingest.removeWebhook, { webhookId: made.id }, as());
    expect((await send(made, ticket("T2"), { id: "msg_2" })).status).toBe(404);
    expect(await rowCounts()).toEqual({ tickets: 1, deliveries: 0 });
    await expect(call(ingest.removeWebhook, { webhookId: made.id }, as())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("webhooks of an instance (issue 4 §9)", () => {
  it("shows a secret once, when it is made; the database holds it sealed", async () => {
    const made = await make();
    expect(made.secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const answers = [
      await call(ingest.webhooks, {}, as()),
      await call(ingest.webhook, { webhookId: made.id }, as()),
      await listed(made.id),
      await admin("select * from webhook"),
      await admin("select * from audit_log"),
    ];
    expect(JSON.stringify(answers)).not.toContain(made.secret.slice(6));
    expect(JSON.stringify(answers.slice(0, 3))).not.toContain((await db.webhook.findFirstOrThrow()).secret);
  });

  it("lists what came: results, reasons without values, by result and page", async () => {
    const made = await make();
    for (const [n, company] of ["A1", "A7", "A1"].entries())
      await send(made, ticket(`T${n}`, company), { id: `msg_${n}` });
    const all = await listed(made.id);
    expect(all.rows.map(({ messageId, result, taken }) => [messageId, result, taken])).toEqual([
      ["msg_2", "taken", 1],
      ["msg_1", "refused", 0],
      ["msg_0", "taken", 1],
    ]);
    expect(all.rows[1]?.reasons).toEqual([expect.stringMatching(/^account: No account has this id/)]);
    const refused = await call(ingest.deliveries, { webhookId: made.id, result: "refused" }, as());
    expect([refused.rows.length, refused.total]).toEqual([1, 1]);
    expect((await call(ingest.webhooks, {}, as())).rows[0]).toMatchObject({
      name: "Helpdesk",
      object: "tickets",
      path: made.path,
      createdBy: "Ada",
      lastResult: "taken",
      deliveries: 3,
      taken: 2,
      refused: 1,
    });
  });

  it("goes with who made it, and with the demo whose admin anybody could be", async () => {
    const invented = { name: "Ada", email: "eve@demo.bellwether.example" };
    const eve = await db.appUser.create({ data: { ...invented, userRoles: { create: { role: "admin" } } } });
    const bob = await db.appUser.create({ data: { name: "Bob", email: "bob@demo.bellwether.example" } });
    const maker = (userId: number) => ({ context: { caller: { ...caller, userId } }, path: ["test"] });
    for (const userId of [eve.id, bob.id, caller.userId as number])
      await call(ingest.newWebhook, { name: `of ${userId}`, mapping: tickets }, maker(userId));
    await admin("insert into setting (key, value) values ('demo', 'true')");
    const own = { name: "Eve", email: "eve@company.example", password: "long enough 1" };
    await clearDemo({ keepUserId: eve.id, own });
    expect((await db.webhook.findMany()).map(({ createdBy }) => createdBy)).toEqual([caller.userId]);
  });

  it("changes its mapping, and says what a mapping lacks", async () => {
    const made = await make();
    const change = (mapping: WebhookMapping) =>
      call(ingest.changeWebhook, { webhookId: made.id, name: "Other", mapping }, as());
    await expect(change({ ...tickets, columns: { externalId: "id" } })).rejects.toMatchObject({
      code: "UNPROCESSABLE_CONTENT",
      message: "Say where to find: Opened.",
    });
    await expect(change({ ...tickets, columns: { externalId: "a b" } })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await change({ ...tickets, columns: { ...tickets.columns, priority: "=urgent" } });
    await send(made, ticket("T1"));
    expect((await db.ticket.findFirstOrThrow()).priority).toBe("urgent");
    expect((await call(ingest.webhook, { webhookId: made.id }, as())).name).toBe("Other");
  });
});
