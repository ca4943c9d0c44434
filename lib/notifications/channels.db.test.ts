import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { call } from "@orpc/server";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { as, code } from "#lib/test-money.ts";
import { notifications } from "./procedures.ts";
import { deliver } from "./write/deliver.ts";
import { notify } from "./write/notify.ts";

const t = await testDatabase();
type Got = { headers: IncomingHttpHeaders; body: string };
const got: Got[] = [];
let answers: number[] = [];
const receiver = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  got.push({ headers: request.headers, body });
  response.writeHead(answers.shift() ?? 204, { location: "/elsewhere" }).end();
}).listen(0, "127.0.0.1");
await new Promise((ready) => receiver.once("listening", ready));
const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
afterAll(() => receiver.close());

let world: Awaited<ReturnType<typeof makeCallers>>;
const admin = () => as(world.callers.admin);
beforeAll(async () => {
  vi.stubEnv("ALLOW_PRIVATE_TARGETS", "1");
  world = await makeCallers();
});
beforeEach(async () => {
  await t.admin("truncate notification_channel cascade");
  got.length = 0;
  answers = [];
});

const add = (more: object = {}) =>
  call(notifications.addChannel, { type: "webhook" as const, name: "Ops", address, ...more }, admin());
async function tell(title = "Answered"): Promise<string> {
  const note = { kind: "escalation", group: "escalation:1", title, href: "/escalations/ESC-1" } as const;
  await db.$transaction((tx) => notify(tx, { ...note, to: [world.ids.csm] }));
  const [row] = await db.notificationDelivery.findMany({ orderBy: { createdAt: "desc" }, take: 1 });
  return row?.id as string;
}
/** As the worker does: the job is taken from its queue first. */
async function send(id: string): Promise<void> {
  await t.admin("delete from pgboss.job where name = 'notifications.deliver'");
  await deliver(id, { complete: async () => undefined });
}
const delivery = (id: string) => db.notificationDelivery.findUniqueOrThrow({ where: { id } });
const channel = (channelId: number) => call(notifications.channel, { channelId }, admin());
const verify = (secret: string, { headers, body }: Got) =>
  new Webhook(secret).verify(body, headers as Record<string, string>);

test("issue 5, point 9: a webhook is signed as Standard Webhooks says, under the id of its outbox row", async () => {
  const { secret, channelId } = await add();
  const id = await tell();
  await send(id);
  await send(id);
  expect(got).toHaveLength(1);
  expect(got[0]?.headers["webhook-id"]).toBe(id);
  expect(verify(secret as string, got[0] as Got)).toMatchObject({
    type: "notification.escalation",
    data: { title: "Answered" },
  });
  expect(await delivery(id)).toMatchObject({ state: "sent", attempts: 1, status: 204, problem: null });
  expect(JSON.stringify(await channel(channelId))).not.toMatch(/whsec|\/hook/);
  expect(JSON.stringify(await t.admin("select * from notification_channel"))).not.toMatch(
    /whsec|127\.0\.0\.1:\d+\/hook/,
  );
});

test("what fails is tried again later, under the same id and with the same words; a redirect is not followed", async () => {
  await add();
  answers = [500, 302, 204];
  const id = await tell();
  for (let n = 0; n < 2; n++) await send(id);
  const [later] = await t.admin<{ late: boolean }>(
    "select start_after > now() + interval '2 seconds' as late from pgboss.job where data->>'deliveryId' = $1",
    [id],
  );
  expect(later?.late).toBe(true);
  await send(id);
  expect(new Set(got.map(({ headers, body }) => `${headers["webhook-id"]} ${body}`)).size).toBe(1);
  expect(got).toHaveLength(3);
  expect(await delivery(id)).toMatchObject({ state: "sent", attempts: 3 });
});

test("after a day it is given up and the channel paused, which every admin is told; sent again it has its attempts anew", async () => {
  const { channelId } = await add();
  const id = await tell();
  await db.notificationDelivery.update({ where: { id }, data: { attempts: 9 } });
  await db.notificationChannel.update({ where: { id: channelId }, data: { failures: 9 } });
  answers = [503];
  await send(id);
  expect(await delivery(id)).toMatchObject({ state: "dead", attempts: 10, problem: expect.stringContaining("503") });
  expect((await channel(channelId)).pausedBecause).toMatch(/Nothing got through/);
  const { rows } = await call(notifications.inbox, {}, admin());
  expect(rows[0]).toMatchObject({ title: "“Ops” is paused", href: `/settings/notifications/channels/${channelId}` });

  const later = await tell("Later");
  await send(later);
  expect((await delivery(later)).state).toBe("waiting");
  const again = () => call(notifications.sendAgain, { channelId, deliveryIds: [id] }, admin());
  expect(await code(again())).toBe("CONFLICT");
  await call(notifications.resumeChannel, { channelId }, admin());
  await again();
  expect(await delivery(id)).toMatchObject({ state: "waiting", attempts: 0 });
  await send(id);
  await send(later);
  expect([(await delivery(id)).state, (await delivery(later)).state]).toEqual(["sent", "sent"]);
});

test("one delivery given up does not pause a channel through which others come", async () => {
  const { channelId } = await add();
  const id = await tell();
  await db.notificationDelivery.update({ where: { id }, data: { attempts: 9 } });
  answers = [503];
  await send(id);
  expect([(await delivery(id)).state, (await channel(channelId)).pausedAt]).toEqual(["dead", null]);
  answers = [410];
  const gone = await tell("Gone");
  await send(gone);
  expect([(await delivery(gone)).state, (await channel(channelId)).pausedAt]).toEqual(["dead", expect.any(Date)]);
});

test("a new secret and the one before sign together for a day", async () => {
  const { secret: before, channelId } = await add();
  const { secret: after } = await call(notifications.rotateSecret, { channelId }, admin());
  await send(await tell());
  for (const secret of [before, after]) verify(secret as string, got[0] as Got);
  await db.notificationChannel.update({ where: { id: channelId }, data: { previousUntil: new Date() } });
  await send(await tell());
  expect(() => verify(before as string, got[1] as Got)).toThrow();
  verify(after as string, got[1] as Got);
});

test("Slack gets words without a signature; the test button says what came of it", async () => {
  const { secret, channelId } = await add({ type: "slack" });
  expect(secret).toBeNull();
  const attempt = () => call(notifications.testChannel, { channelId }, admin());
  expect((await attempt()).sent).toBe(true);
  expect(JSON.parse(got[0]?.body as string).text).toContain("|A test from Bellwether>");
  expect(got[0]?.headers["webhook-signature"]).toBeUndefined();
  answers = [404];
  expect(await attempt()).toMatchObject({ sent: false, sentence: expect.stringContaining("answered with 404") });
  vi.stubEnv("ALLOW_PRIVATE_TARGETS", "");
  expect(await attempt()).toMatchObject({ sent: false, sentence: expect.stringContaining("inside a private network") });
  vi.stubEnv("ALLOW_PRIVATE_TARGETS", "1");
  const { rows, total } = await call(notifications.deliveries, { channelId, state: "dead" }, admin());
  expect([total, rows[0]?.title]).toEqual([2, "A test from Bellwether"]);
  expect(got).toHaveLength(2);
});

test("an admin finds, changes, pauses and removes channels; a bad address is refused with a sentence", async () => {
  const { channelId } = await add({ kinds: ["task"] });
  await add({ type: "slack", name: "Sales" });
  const names = async (input: object) =>
    (await call(notifications.channels, input, admin())).rows.map(({ name }) => name);
  expect([await names({}), await names({ type: "slack" }), await names({ search: "op" })]).toEqual([
    ["Ops", "Sales"],
    ["Sales"],
    ["Ops"],
  ]);
  await call(notifications.changeChannel, { channelId, name: "Everything" }, admin());
  await call(notifications.pauseChannel, { channelId }, admin());
  expect(await channel(channelId)).toMatchObject({ name: "Everything", kinds: [], pausedBecause: "admin paused it." });
  expect(await names({ state: "paused" })).toEqual(["Everything"]);
  await call(notifications.removeChannel, { channelId }, admin());
  expect(await code(channel(channelId))).toBe("NOT_FOUND");
  expect(await code(add({ address: "ftp://x.example" }))).toBe("BAD_REQUEST");
});
