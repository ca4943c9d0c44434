import { createServer } from "node:net";
import { call } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { as, code } from "#lib/test-money.ts";
import { notifications } from "./procedures.ts";
import { makeDigests } from "./write/digests.ts";
import { notify } from "./write/notify.ts";
import { sendDigest } from "./write/send-digest.ts";

const t = await testDatabase();
const mails: string[] = [];
let refusal = "";

/** As much of a mail server as a mail needs: it takes everything, or answers a sender with `refusal`. */
const server = createServer((socket) => {
  let data: string | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  socket.on("error", () => undefined);
  socket.setEncoding("utf8").on("data", (text: string) => {
    if (data !== null) {
      data += text;
      if (!data.endsWith("\r\n.\r\n")) return;
      mails.push(data);
      data = null;
      return say("250 taken");
    }
    for (const line of text.trim().split("\r\n")) {
      if (/^EHLO/i.test(line)) say("250-here\r\n250 AUTH PLAIN");
      else if (/^AUTH/i.test(line)) say(/AGluZXMAc2VzYW1l/.test(line) ? "235 in" : "535 wrong password");
      else if (/^MAIL/i.test(line) && refusal) say(refusal);
      else if (/^DATA/i.test(line)) {
        data = "";
        say("354 go on");
      } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
      else say("250 ok");
    }
  });
  say("220 here");
}).listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));
const port = (server.address() as { port: number }).port;
afterAll(() => server.close());

let world: Awaited<ReturnType<typeof makeCallers>>;
const csm = () => as(world.callers.csm);
const admin = () => as(world.callers.admin);
const mailServer = {
  host: "127.0.0.1",
  port,
  security: "none",
  username: "ines",
  sender: "desk@test.example",
} as const;
const setMail = (password: string | null) => call(notifications.setMailServer, { ...mailServer, password }, admin());
beforeAll(async () => {
  world = await makeCallers();
});
beforeEach(async () => {
  await t.admin("truncate notification, notification_digest, digest_setting, mail_server, notification_mute");
  mails.length = 0;
  refusal = "";
});

const tell = (group: string, more: object = {}) =>
  db.$transaction((tx) =>
    notify(tx, { to: [world.ids.csm], kind: "task", group, title: group, href: `/tasks?open=${group}`, ...more }),
  );
/** A Wednesday. */
const at = (time: string) => new Date(`2026-12-02T${time}:00Z`);
const mine = async () => (await call(notifications.digests, {}, csm())).rows;
const send = (id: number) => sendDigest(id, { complete: async () => undefined });

test("issue 5, point 9: without a mail server the digest is kept and read in the app; nothing new, no digest; once a day", async () => {
  expect(await makeDigests(at("08:00"))).toBe(0);
  await t.admin("truncate digest_setting");
  await tell("one", { accountId: world.accounts.own, detail: "Please look" });
  await tell("one", { title: "again" });
  await tell("two");
  expect(await makeDigests(at("07:59"))).toBe(0);
  expect([await makeDigests(at("08:00")), await makeDigests(at("08:01"))]).toEqual([1, 0]);
  const [digest] = await mine();
  expect(digest).toMatchObject({ day: "2026-12-02", state: "kept", subject: "Bellwether: 2 things are new" });
  const { text } = await call(notifications.digest, { digestId: digest?.id as number }, csm());
  expect(text).toMatch(/- two[\s\S]*- again \(2\)[\s\S]*\/tasks\?open=one/);
  expect(await code(call(notifications.digest, { digestId: digest?.id as number }, as(world.callers.manager)))).toBe(
    "NOT_FOUND",
  );
  await tell("three");
  expect(await makeDigests(new Date("2026-12-03T08:00:00Z"))).toBe(1);
  const [next] = await mine();
  expect(next?.subject).toBe("Bellwether: 1 thing is new");
});

test("what was read, muted or put off for today is not in it; the hour, the days and the zone are the person's own", async () => {
  await tell("read");
  await call(notifications.changeLines, { groups: ["read"], change: { to: "read" } }, csm());
  await tell("muted");
  await call(notifications.mute, { what: "group", key: "muted" }, csm());
  expect(await makeDigests(at("09:00"))).toBe(0);
  await tell("fresh");
  await t.admin("truncate digest_setting");
  await call(notifications.setDigest, { active: true, hour: 7, weekdays: [3] }, csm());
  await db.digestSetting.updateMany({ data: { lastDay: null } });
  await db.appUser.update({ where: { id: world.ids.csm }, data: { timeZone: "America/New_York" } });
  expect([await makeDigests(at("11:59")), await makeDigests(at("12:00"))]).toEqual([0, 1]);
  await tell("off");
  await call(notifications.setDigest, { active: false, hour: 7, weekdays: [1, 2, 3, 4, 5] }, csm());
  expect(await makeDigests(new Date("2026-12-03T20:00:00Z"))).toBe(0);
});

test("by mail it goes once, in text and HTML, under a Message-ID that stays", async () => {
  await setMail("sesame");
  await tell("one");
  await makeDigests(new Date("2026-12-02T20:00:00Z"));
  const [digest] = await mine();
  expect(digest?.state).toBe("waiting");
  refusal = "451 later";
  await send(digest?.id as number);
  expect((await mine())[0]).toMatchObject({ state: "waiting", problem: expect.stringContaining("451 later") });
  refusal = "";
  await send(digest?.id as number);
  await send(digest?.id as number);
  expect([mails.length, (await mine())[0]?.state]).toEqual([1, "sent"]);
  expect(mails[0]).toContain(`Message-ID: <digest.${world.ids.csm}.2026-12-02@localhost>`);
  expect(mails[0]).toMatch(/To: csm@test\.example[\s\S]*text\/plain[\s\S]*text\/html/);
});

test("the password is sealed, kept when the rest changes, asked for again when the server does; a test says what failed", async () => {
  await setMail("sesame");
  expect(JSON.stringify(await t.admin("select * from mail_server"))).not.toContain("sesame");
  const settings = await call(notifications.mailSettings, {}, admin());
  expect([settings.hasPassword, JSON.stringify(settings).includes("sesame")]).toEqual([true, false]);
  await setMail(null);
  const attempt = () => call(notifications.testMail, {}, admin());
  expect(await attempt()).toEqual({ sent: true, sentence: "The mail server took a test for admin@test.example." });
  const elsewhere = { ...mailServer, host: "localhost", password: null };
  expect(await code(call(notifications.setMailServer, elsewhere, admin()))).toBe("UNPROCESSABLE_CONTENT");
  await setMail("wrong");
  expect((await attempt()).sentence).toMatch(/refused the name or the password.*535 wrong password/);
  await call(notifications.removeMailServer, {}, admin());
  expect(await code(attempt())).toBe("CONFLICT");
});
