import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { call } from "@orpc/server";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { engagement } from "./procedures.ts";
import { purgeMail } from "./write/purge-mail.ts";
import { serveMail } from "./write/serve-mail.ts";

const t = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
let own = 0;
const server = createServer(serveMail());
const as = (name: "csm" | "manager" | "admin") => ({ context: { caller: world.callers[name] }, path: ["test"] });

type Head = Record<string, string>;
const mail = (head: Head, text = "See you on Monday.") =>
  `${Object.entries({ From: "Ines <csm@test.example>", Subject: "Kick-off", ...head })
    .map(([name, value]) => `${name}: ${value}`)
    .join("\r\n")}\r\n\r\n${text}\r\n`;
const drop = (raw: string, who: "csm" | "manager" = "csm") =>
  call(engagement.dropMail, { file: new File([raw], "mail.eml") }, as(who));
const dropOn = (accountId: number, raw: string) =>
  call(engagement.dropMailOn, { accountId, file: new File([raw], "mail.eml") }, as("csm"));
const entries = () => db.interaction.findMany({ orderBy: { id: "asc" } });
const waiting = async (who: "csm" | "manager" = "csm") => call(engagement.waitingMail, {}, as(who));

beforeAll(async () => {
  world = await makeCallers();
  own = world.accounts.own;
  await db.account.update({ where: { id: own }, data: { domain: "acme.example" } });
  await db.account.update({ where: { id: world.accounts.other }, data: { domain: "other.example" } });
  await db.contact.create({ data: { accountId: own, name: "Zoe", email: "Zoe@Acme.example" } });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
});
afterAll(() => server.close().closeAllConnections());
beforeEach(() => t.admin("truncate interaction, unmatched_mail, mail_address cascade"));

describe("C6 a mail is documented with the account it belongs to", () => {
  test("by its contact's address, once by its Message-ID, with who it was from and what was attached", async () => {
    const head = { To: "zoe@acme.example", "Message-ID": "<1@mail>", Date: "Mon, 02 Mar 2026 09:00:00 +0000" };
    expect(await drop(mail(head))).toEqual({ result: "taken", accountId: own });
    expect(await drop(mail(head), "manager")).toEqual({ result: "known", accountId: own });
    const [entry, ...more] = await entries();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ kind: "email", via: "mail", direction: "out", userId: world.ids.csm });
    expect(entry).toMatchObject({ summary: "Kick-off\n\nSee you on Monday.", at: new Date("2026-03-02T09:00:00Z") });
    const reply = { From: "Zoe <zoe@acme.example>", To: "csm@test.example", "Message-ID": "<2@mail>" };
    await drop(mail(reply));
    expect((await entries())[1]).toMatchObject({ direction: "in" });
    const [row] = await call(engagement.interactions, { accountId: own }, as("csm"));
    expect(row?.contacts).toMatchObject([{ name: "Zoe" }]);
  });

  test("else by the company's domain, also below it; a free mailbox says nothing of a company", async () => {
    expect(await drop(mail({ To: "new@mail.acme.example" }))).toMatchObject({ result: "taken", accountId: own });
    await t.admin("update account set domain = 'gmail.com' where id = $1", [world.accounts.other]);
    expect(await drop(mail({ To: "someone@gmail.com" }))).toMatchObject({ result: "waiting" });
    await t.admin("update account set domain = 'other.example' where id = $1", [world.accounts.other]);
    expect((await waiting()).rows).toMatchObject([{ why: "unknown", sender: "csm@test.example" }]);
  });

  test("what may belong to several, to nobody, or to somebody else's book waits for its person alone", async () => {
    const twin = await db.account.create({ data: { name: "Twin", domain: "acme.example", ownerId: world.ids.csm } });
    expect(await drop(mail({ To: "new@acme.example" }))).toMatchObject({ result: "waiting" });
    expect(await drop(mail({ To: "x@other.example" }))).toMatchObject({ result: "waiting" });
    const { rows, total } = await waiting();
    expect(total).toBe(2);
    expect(rows.map(({ why }) => why).sort()).toEqual(["ambiguous", "not-yours"]);
    expect((await waiting("manager")).total).toBe(0);
    const one = rows.find(({ why }) => why === "ambiguous");
    expect(one?.candidates.map(({ name }) => name)).toEqual(["Own Account", "Twin"]);
    const id = one?.id as number;
    expect(await call(engagement.discardMail, { id }, as("manager"))).toEqual({ changed: 0 });
    expect(await call(engagement.discardMail, { id }, as("csm"))).toEqual({ changed: 1 });
    expect(await call(engagement.restoreMail, { id }, as("csm"))).toEqual({ changed: 1 });
    await expect(call(engagement.placeMail, { id, accountId: world.accounts.other }, as("csm"))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await call(engagement.placeMail, { id, accountId: twin.id }, as("csm"))).toMatchObject({ result: "taken" });
    await expect(call(engagement.placeMail, { id, accountId: twin.id }, as("csm"))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await entries()).map(({ accountId }) => accountId)).toEqual([twin.id]);
    await db.$executeRaw`update account set merged_into_id = ${own} where id = ${twin.id}`;
  });

  test("dropped on an account it is that account's, whoever it is from", async () => {
    expect(await dropOn(own, mail({ To: "x@nowhere.example" }))).toEqual({ result: "taken", accountId: own });
    await expect(dropOn(own, "no mail at all")).rejects.toMatchObject({ status: 422 });
  });
});

test("C6 what was placed or discarded is deleted after 30 days; what waits stays, and so does what was documented", async () => {
  for (const name of ["placed", "discarded", "waiting", "restored"])
    await drop(mail({ To: `${name}@nowhere.example` }, name));
  const idOf = async (name: string) =>
    (await waiting()).rows.find(({ summary }) => summary.endsWith(name))?.id as number;
  const restored = await idOf("restored");
  await call(engagement.placeMail, { id: await idOf("placed"), accountId: own }, as("csm"));
  for (const id of [await idOf("discarded"), restored]) await call(engagement.discardMail, { id }, as("csm"));
  await call(engagement.restoreMail, { id: restored }, as("csm"));
  const leftAfter = async (days: number) => {
    await purgeMail(new Date(Date.now() + days * 86_400_000), new AbortController().signal);
    return (await db.unmatchedMail.findMany({ orderBy: { id: "asc" } })).map(({ state }) => state);
  };
  expect(await leftAfter(29.9)).toEqual(["placed", "discarded", "waiting", "waiting"]);
  expect(await leftAfter(30.1)).toEqual(["waiting", "waiting"]);
  expect(await leftAfter(3000)).toEqual(["waiting", "waiting"]);
  expect((await entries()).map(({ accountId }) => accountId)).toEqual([own]);
});

describe("C6 mail that comes in by itself", () => {
  const send = async (secret: string, raw: string, recipients: string[], change = "") => {
    const body = JSON.stringify({ raw: Buffer.from(raw).toString("base64"), recipients });
    const now = new Date();
    const headers = {
      "webhook-id": "m1",
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign("m1", now, body),
    };
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/mail`;
    const response = await fetch(url, { method: "POST", headers, body: body + change });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const open = async () => (await call(engagement.openMailInbox, { domain: "log.test.example" }, as("admin"))).secret;
  const addressOf = async () => (await call(engagement.renewMailAddress, {}, as("csm"))).address as string;

  test("is signed, and the private address decides whose it is, not what it says of its sender", async () => {
    const secret = await open();
    const address = await addressOf();
    expect(address).toMatch(/^[0-9a-f]{30}@log\.test\.example$/);
    const forged = mail({ From: "manager@test.example", To: "zoe@acme.example", "Message-ID": "<3@mail>" });
    expect(await send(secret, forged, [address.toUpperCase()])).toMatchObject({ body: { results: ["taken"] } });
    expect(await send(secret, forged, [address])).toMatchObject({ body: { results: ["known"] } });
    expect(await entries()).toMatchObject([{ userId: world.ids.csm, accountId: own }]);
    const nobody = await send(secret, mail({ To: "zoe@acme.example" }), [`${"0".repeat(30)}@log.test.example`]);
    expect(nobody).toMatchObject({ status: 200, body: { results: [] } });
    expect((await send(secret, forged, [address], " ")).status).toBe(401);
    expect((await send(`whsec_${Buffer.from("x".repeat(32)).toString("base64")}`, forged, [address])).status).toBe(401);
    expect((await send(secret, "", [address])).status).toBe(422);
  });

  test("or comes as a form of SendGrid or Mailgun, which brings the secret as its password", async () => {
    const secret = await open();
    const address = await addressOf();
    const form = async (fields: Head, password: string) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      const headers = { authorization: `Basic ${Buffer.from(`mail:${password}`).toString("base64")}` };
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/mail`;
      const response = await fetch(url, { method: "POST", headers, body });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const raw = (id: string) => mail({ To: "zoe@acme.example", "Message-ID": id }, "Grüße");
    const sendGrid = { email: raw("<5@mail>"), envelope: JSON.stringify({ to: [address], from: "x@y.example" }) };
    expect((await form(sendGrid, "wrong")).status).toBe(401);
    expect((await form(sendGrid, "")).status).toBe(401);
    expect(await form(sendGrid, secret)).toMatchObject({ status: 200, body: { results: ["taken"] } });
    expect(await form({ "body-mime": raw("<6@mail>"), recipient: `a@b.example,${address}` }, secret)).toMatchObject({
      body: { results: ["taken"] },
    });
    expect((await form({ email: raw("<7@mail>"), envelope: "no JSON" }, secret)).body).toMatchObject({ results: [] });
    expect((await form({ subject: "no mail" }, secret)).status).toBe(422);
    expect((await entries()).map(({ summary }) => summary)).toEqual(["Kick-off\n\nGrüße", "Kick-off\n\nGrüße"]);
  });

  test("a renewed address ends the old one, a person who left has none, and closed is closed", async () => {
    const secret = await open();
    const old = await addressOf();
    const now = await addressOf();
    const raw = mail({ To: "zoe@acme.example", "Message-ID": "<4@mail>" });
    expect(await send(secret, raw, [old])).toMatchObject({ body: { results: [] } });
    await t.admin("update app_user set status = 'deactivated' where id = $1", [world.ids.csm]);
    expect(await send(secret, raw, [now])).toMatchObject({ body: { results: [] } });
    await t.admin("update app_user set status = 'active' where id = $1", [world.ids.csm]);
    expect(await send(secret, raw, [now])).toMatchObject({ body: { results: ["taken"] } });
    await call(engagement.closeMailInbox, {}, as("admin"));
    expect((await send(secret, raw, [now])).status).toBe(404);
  });
});
