import { call } from "@orpc/server";
import { encode } from "next-auth/jwt";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "#lib/caller.ts";
import { config } from "#lib/config.ts";
import { db } from "#lib/db.ts";
import { demo } from "#lib/demo/procedures.ts";
import { people } from "#lib/people/procedures.ts";
import { callerOf, sessionCookie } from "#lib/people/read/caller-of.ts";
import { hashSecret } from "#lib/people/rules.ts";
import { hashPassword, signIn } from "#lib/people/write/sign-in.ts";
import { testDatabase } from "#lib/test-database.ts";

await testDatabase();

const confirm = "clear the demo";
const known = "bellwether";
const own = { name: "Olga Ferrand", email: "Olga@own.example", password: "a password of my own" };
const as = (caller: Caller) => ({ context: { caller }, path: ["test"] });
const answerOf = (attempt: Promise<unknown>) => attempt.catch((error: { code: string; message: string }) => error);
let addresses = 0;
const enters = async (email: string, password: string) =>
  (await signIn(email, password, `10.9.0.${++addresses}`)).ok === true;

/** The demo's people and its mark: clearing is about them, the customers are tested with the seed. */
async function makeDemo() {
  await db.setting.create({ data: { key: "demo", value: { accounts: 0, asOf: "2026-03-02" } } });
  const passwordHash = await hashPassword(known);
  const make = (email: string, role: string) =>
    db.appUser.create({ data: { name: email, email, passwordHash, userRoles: { create: { role } } } });
  const ada = await make("ada@demo.bellwether.example", "admin");
  await make("ines@demo.bellwether.example", "csm");
  return ada.id;
}

async function sessionOf(userId: number): Promise<Headers> {
  const { sessionVersion } = await db.appUser.findUniqueOrThrow({ where: { id: userId } });
  const token = await encode({ token: { userId, sessionVersion }, secret: config.secret });
  return new Headers({ cookie: `${sessionCookie}=${token}` });
}

let ada: number;
let session: Headers;
let caller: Caller;
beforeAll(async () => {
  await db.appUser.create({
    data: { name: "Own", email: "taken@own.example", userRoles: { create: { role: "admin" } } },
  });
});
beforeEach(async () => {
  await db.setting.deleteMany({ where: { key: "demo" } });
  await db.appUser.deleteMany({ where: { email: { not: "taken@own.example" } } });
  ada = await makeDemo();
  session = await sessionOf(ada);
  caller = await callerOf(session);
});

describe("clearing the demo leaves no known password (issue 2, sections 3 and 7)", () => {
  it("asks an invented admin for a sign-in of their own, and clears nothing before", async () => {
    const refused = [
      null,
      { ...own, password: known },
      { ...own, password: "Bellwether" },
      { ...own, password: "short" },
      { ...own, email: "olga@demo.bellwether.example" },
      { ...own, email: "taken@own.example" },
      { ...own, name: " " },
    ];
    for (const given of refused) {
      const { message } = (await answerOf(call(demo.clear, { confirm, own: given }, as(caller)))) as Error;
      expect(message.length).toBeGreaterThan(10);
    }
    expect(await call(demo.get, {}, as(caller))).toMatchObject({ invented: true });
    expect(await db.appUser.count()).toBe(3);
  });

  it("keeps them as themselves: the old sign-in, sessions, keys and links of the demo's admin are gone", async () => {
    const { secret } = await call(people.createKey, { name: "planted", kind: "agent", userId: ada }, as(caller));
    const { link } = await call(people.resetLink, { userId: ada }, as(caller));
    const answer = await call(demo.clear, { confirm, own }, as(caller));
    expect(answer).toEqual({ cleared: true, email: "olga@own.example" });
    expect(await db.appUser.findMany({ select: { email: true }, orderBy: { email: "asc" } })).toEqual([
      { email: "olga@own.example" },
      { email: "taken@own.example" },
    ]);
    for (const email of ["ada@demo.bellwether.example", "ines@demo.bellwether.example", "olga@own.example"])
      expect(await enters(email, known)).toBe(false);
    expect(await enters("olga@own.example", own.password)).toBe(true);
    expect((await callerOf(session)).kind).toBe("anonymous");
    expect((await callerOf(new Headers({ authorization: `Bearer ${secret}` }))).kind).toBe("anonymous");
    expect(await db.apiKey.count({ where: { secretHash: hashSecret(secret) } })).toBe(0);
    const token = link.slice(link.lastIndexOf("/") + 1);
    const joined = await answerOf(call(people.join, { token, password: "another password" }, as(caller)));
    expect(joined).toMatchObject({ code: "NOT_FOUND" });
    expect(await callerOf(await sessionOf(ada))).toMatchObject({ role: "admin", name: "Olga Ferrand" });
  });

  it("an admin of the team's own clears as who they are", async () => {
    const mine = await db.appUser.findUniqueOrThrow({ where: { email: "taken@own.example" } });
    const headers = await sessionOf(mine.id);
    const me = await callerOf(headers);
    expect(await call(demo.get, {}, as(me))).toMatchObject({ invented: false });
    expect(await call(demo.clear, { confirm }, as(me))).toEqual({ cleared: true, email: "taken@own.example" });
    expect((await callerOf(headers)).kind).toBe("user");
    expect(await db.appUser.count()).toBe(1);
  });

  it("what was found on the invented past goes with it: back-tests, fits, trials and drift", async () => {
    await db.predictionRun.create({ data: { kind: "backtest", params: {}, startedBy: ada } });
    await db.driftReport.create({ data: { month: new Date("2026-03-01"), report: {} } });
    await call(demo.clear, { confirm, own }, as(caller));
    expect(await db.predictionRun.count()).toBe(0);
    expect(await db.driftReport.count()).toBe(0);
  });

  it("nobody can choose the demo's password later", async () => {
    const chosen = call(people.changePassword, { current: known, next: known }, as(caller));
    expect(await answerOf(chosen)).toMatchObject({ code: "BAD_REQUEST" });
  });
});
