import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { subscribe } from "#lib/live/read.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { notify } from "./notify.ts";

const t = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
beforeAll(async () => {
  world = await makeCallers();
});

const note = { kind: "escalation", group: "escalation:1", title: "Answered", href: "/escalations/ESC-1" } as const;
const told = async (group: string) =>
  (await db.notification.findMany({ where: { group }, orderBy: { userId: "asc" } })).map(({ userId }) => userId);
const webhook = (more: object = {}) =>
  db.notificationChannel.create({
    data: { type: "webhook", name: "ops", host: "example.com", address: "x", secret: "x", ...more },
  });
const queued = () =>
  t.admin<{ id: string }>("select data->>'deliveryId' as id from pgboss.job where name = 'notifications.deliver'");

test("issue 5, point 9: it commits or goes with what it tells, and open screens hear of it after the commit", async () => {
  const { csm } = world.ids;
  const heard: string[] = [];
  const ready = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  const stop = subscribe((message) => {
    if (message.kind === "resync") ready.resolve();
    if (message.kind !== "changed") return;
    heard.push(...message.topics);
    arrived.resolve();
  });
  await ready.promise;
  const lost = db.$transaction(async (tx) => {
    await notify(tx, { ...note, to: [csm], group: "lost" });
    throw new Error("the effect failed");
  });
  await expect(lost).rejects.toThrow("the effect failed");
  await db.$transaction((tx) => notify(tx, { ...note, to: [csm, csm], group: "kept" }));
  await arrived.promise;
  stop();
  expect([await told("lost"), await told("kept"), heard]).toEqual([[], [csm], [`inbox:${csm}`]]);
});

test("neither who did it, nor the deactivated, nor who cannot open the cause is told", async () => {
  const { csm, specialist, deactivated, admin } = world.ids;
  const to = [csm, specialist, deactivated, admin];
  await db.$transaction((tx) => notify(tx, { ...note, to, by: admin, group: "escalation:2" }));
  await db.$transaction((tx) => notify(tx, { ...note, to, kind: "grant", group: "grant:2" }));
  expect(await told("escalation:2")).toEqual([csm, specialist]);
  expect(await told("grant:2")).toEqual([csm, admin]);
});

test("each channel that wants it has one outbox row, in the same transaction, with an id that stays", async () => {
  const { csm, specialist } = world.ids;
  const every = await webhook();
  const paused = await webhook({ pausedAt: new Date() });
  const tasks = await webhook({ kinds: ["task"] });
  const technical = await webhook({ desk: "technical" });
  const team = await db.team.findFirstOrThrow({ where: { name: "Other" } });
  const others = await webhook({ teamId: team.id });
  const of = async (group: string) =>
    (await db.notificationDelivery.findMany({ where: { event: { path: ["group"], equals: group } } }))
      .map(({ channelId }) => channelId)
      .sort((a, b) => a - b);

  await db.$transaction((tx) => notify(tx, { ...note, to: [csm, specialist], group: "one" }));
  expect(await of("one")).toEqual([every.id, paused.id, technical.id]);
  await db.$transaction((tx) => notify(tx, { ...note, to: [csm], kind: "task", group: "two" }));
  expect(await of("two")).toEqual([every.id, paused.id, tasks.id]);
  await db.$transaction((tx) => notify(tx, { ...note, to: [csm], group: "three", accountId: world.accounts.other }));
  expect(await of("three")).toEqual([every.id, paused.id, others.id]);
  await db.$transaction((tx) => notify(tx, { ...note, to: [], group: "nobody" }));
  expect(await of("nobody")).toEqual([]);

  const waiting = await db.notificationDelivery.findMany({ where: { channelId: { not: paused.id } } });
  expect((await queued()).map(({ id }) => id).sort()).toEqual(waiting.map(({ id }) => id).sort());
});

test("a cause is a page of this app, and a title is never empty: the database says so", async () => {
  for (const wrong of [{ href: "https://example.com" }, { href: "//example.com" }, { title: " " }])
    await expect(db.$transaction((tx) => notify(tx, { ...note, to: [world.ids.csm], ...wrong }))).rejects.toThrow(
      /check/,
    );
});
