import { beforeAll, expect, test } from "vitest";
import { config } from "#lib/config.ts";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { notify } from "./write/notify.ts";
import { purgeNotifications } from "./write/purge.ts";

await testDatabase();
const now = new Date();
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
let world: Awaited<ReturnType<typeof makeCallers>>;
beforeAll(async () => {
  world = await makeCallers();
});

const tell = async (group: string, data: object) => {
  const note = { kind: "task", group, title: group, href: "/tasks" } as const;
  await db.$transaction((tx) => notify(tx, { ...note, to: [world.ids.csm] }));
  await db.notification.updateMany({ where: { group }, data: { at: ago(300), ...data } });
};
const digest = (days: number, state: string) =>
  db.notificationDigest.create({
    data: {
      userId: world.ids.csm,
      day: ago(days),
      subject: `${days} ${state}`,
      text: "",
      html: "",
      messageId: "<x>",
      state,
      createdAt: ago(days),
    },
  });

test("issue 5, point 9: what was read, and what went out, goes after the days of the settings; what nobody read stays", async () => {
  await db.notificationChannel.create({ data: { type: "slack", name: "all", host: "x.example", address: "x" } });
  const mailed = await digest(200, "sent");
  await tell("read long ago", { readAt: ago(91), digestId: (await digest(190, "sent")).id });
  await tell("archived of late", { readAt: ago(91), archivedAt: ago(89) });
  await tell("archived long ago", { archivedAt: ago(91) });
  await tell("unread", { digestId: mailed.id });
  for (const [days, state] of [
    [92, "kept"],
    [93, "dead"],
    [94, "waiting"],
    [89, "sent"],
  ] as const)
    await digest(days, state);
  const [sent, dead, waiting, late] = await db.notificationDelivery.findMany({ orderBy: { createdAt: "asc" } });
  const change = (one: typeof sent, data: object) =>
    db.notificationDelivery.update({ where: { id: one?.id as string }, data });
  await change(sent, { state: "sent", createdAt: ago(91) });
  await change(dead, { state: "dead", createdAt: ago(91) });
  await change(waiting, { createdAt: ago(91) });
  await change(late, { state: "sent", createdAt: ago(89) });

  expect(config.notificationDays).toBe(90);
  expect(await purgeNotifications(now, config.notificationDays)).toBe(2 + 3 + 2);
  const groups = (await db.notification.findMany({ orderBy: { id: "asc" } })).map(({ group }) => group);
  expect(groups).toEqual(["archived of late", "unread"]);
  const digests = (await db.notificationDigest.findMany({ orderBy: { id: "asc" } })).map(({ subject }) => subject);
  expect(digests).toEqual(["200 sent", "94 waiting", "89 sent"]);
  const deliveries = await db.notificationDelivery.findMany({ orderBy: { createdAt: "asc" } });
  expect(deliveries.map(({ state }) => state)).toEqual(["waiting", "sent"]);
  expect(await purgeNotifications(now, config.notificationDays)).toBe(0);
});
