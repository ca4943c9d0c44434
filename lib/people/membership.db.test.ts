import { call } from "@orpc/server";
import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller, type Role } from "#lib/caller.ts";
import { config } from "#lib/config.ts";
import { db } from "#lib/db.ts";
import { signIns } from "#lib/demo/read/sign-ins.ts";
import { people } from "#lib/people/procedures.ts";
import { callerOf, sessionCookie } from "#lib/people/read/caller-of.ts";
import { hashSecret, setUpCode } from "#lib/people/rules.ts";
import { signIn } from "#lib/people/write/sign-in.ts";
import { testDatabase } from "#lib/test-database.ts";

await testDatabase();

const password = "correct horse battery";
const nobody = anonymous("test", "10.1.0.1");
const as = (caller: Caller) => ({ context: { caller }, path: ["test"] });
const tokenOf = (link: string) => link.slice(link.lastIndexOf("/") + 1);
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

let emails = 0;
async function makePerson(...roles: Role[]) {
  const given = roles.map((role) => ({ role, desk: role === "specialist" ? "technical" : null }));
  const email = `person-${++emails}@test.example`;
  return (await db.appUser.create({ data: { name: email, email, userRoles: { create: given } } })).id;
}

/** The cookie that the browser keeps after signing in now. */
async function session(userId: number) {
  const { sessionVersion } = await db.appUser.findUniqueOrThrow({ where: { id: userId } });
  const token = await encode({ token: { userId, sessionVersion }, secret: config.secret });
  return new Headers({ cookie: `${sessionCookie}=${token}`, "x-request-id": "test" });
}
const callerFor = async (userId: number) => callerOf(await session(userId));

let admin: Caller;

describe("the first admin (issue 2 §3)", () => {
  const given = { name: "Ada", email: "ada@test.example", password };

  it("needs the code that was printed where Bellwether was started", async () => {
    expect(await call(people.unclaimed, {}, as(nobody))).toEqual({ unclaimed: true });
    expect(await code(call(people.createFirstAdmin, { ...given, code: "00000000" }, as(nobody)))).toBe("FORBIDDEN");
    expect(await code(call(people.createFirstAdmin, { ...given, code: "" }, as(nobody)))).toBe("FORBIDDEN");
    expect(await db.appUser.count()).toBe(0);
  });

  it("cannot be had by guessing: after 20 tries an address waits, and no other", async () => {
    const guesser = anonymous("test", "10.1.0.99");
    const guess = () => code(call(people.createFirstAdmin, { ...given, code: "00000000" }, as(guesser)));
    for (let tries = 0; tries < 20; tries++) expect(await guess()).toBe("FORBIDDEN");
    expect(await guess()).toBe("TOO_MANY_REQUESTS");
    const right = { ...given, code: setUpCode(config.secret) };
    expect(await code(call(people.createFirstAdmin, right, as(guesser)))).toBe("TOO_MANY_REQUESTS");
    expect(await code(call(people.createFirstAdmin, { ...given, code: "00000000" }, as(nobody)))).toBe("FORBIDDEN");
  });

  it("reads the code and where to give it where Bellwether was started, until somebody is here", async () => {
    const lines = await signIns("http://localhost:3000");
    expect(lines.join("\n")).toContain("http://localhost:3000/set-up");
    expect(lines.join("\n")).toContain(setUpCode(config.secret));
  });

  it("is made once, even when two ask at the same moment", async () => {
    const right = setUpCode(config.secret);
    const answers = await Promise.all([
      code(call(people.createFirstAdmin, { ...given, code: right }, as(nobody))),
      code(call(people.createFirstAdmin, { ...given, email: "eve@test.example", code: right }, as(nobody))),
    ]);
    expect(answers.sort()).toEqual(["CONFLICT", "done"]);
    expect(await db.userRole.count({ where: { role: "admin" } })).toBe(1);
    expect(await call(people.unclaimed, {}, as(nobody))).toEqual({ unclaimed: false });
    expect(await signIns("http://localhost:3000")).toEqual([]);
    admin = await callerFor((await db.appUser.findFirstOrThrow()).id);
    expect(admin.role).toBe("admin");
  });
});

describe("invite and join (issue 2 §3)", () => {
  const invite = (email: string) =>
    call(people.invite, { name: "Ines", email, roles: [{ role: "csm" }], teamIds: [] }, as(admin));

  it("hands over a link that works once, for the roles of the invitation", async () => {
    const { link, userId } = await invite("ines@test.example");
    const token = tokenOf(link);
    expect(await db.userToken.count({ where: { tokenHash: token } })).toBe(0);
    expect(await call(people.join, { token, password }, as(nobody))).toEqual({ email: "ines@test.example" });
    expect(await code(call(people.join, { token, password: "another password" }, as(nobody)))).toBe("NOT_FOUND");
    expect(await signIn("ines@test.example", password, "10.1.0.2")).toMatchObject({ ok: true });
    expect((await callerFor(userId)).roles).toEqual(["csm"]);
  });

  it("lets only one of two through who open the same link at the same moment", async () => {
    const token = tokenOf((await invite("race@test.example")).link);
    const attempts = ["first password", "second password"].map((typed) =>
      code(call(people.join, { token, password: typed }, as(nobody))),
    );
    expect((await Promise.all(attempts)).sort()).toEqual(["NOT_FOUND", "done"]);
  });

  it("expires after 7 days", async () => {
    const token = tokenOf((await invite("late@test.example")).link);
    const kept = await db.userToken.findUniqueOrThrow({ where: { tokenHash: hashSecret(token) } });
    expect(kept.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(7 * 86_400_000);
    await db.userToken.update({ where: { tokenHash: kept.tokenHash }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await code(call(people.join, { token, password }, as(nobody)))).toBe("NOT_FOUND");
  });

  it("refuses an e-mail that is already here, a role twice, a desk without its role and a team that is gone", async () => {
    const given = { name: "Ines", email: "other@test.example", teamIds: [] as number[] };
    expect(await code(invite("ines@test.example"))).toBe("CONFLICT");
    const wrong = [
      { ...given, roles: [{ role: "csm" as const }, { role: "csm" as const }] },
      { ...given, roles: [{ role: "specialist" as const }] },
      { ...given, roles: [{ role: "csm" as const, desk: "sales" as const }] },
      { ...given, roles: [] },
    ];
    for (const input of wrong) expect(await code(call(people.invite, input, as(admin)))).toBe("BAD_REQUEST");
    const gone = { ...given, roles: [{ role: "csm" as const }], teamIds: [999_999] };
    expect(await code(call(people.invite, gone, as(admin)))).toBe("UNPROCESSABLE_CONTENT");
    expect(await db.appUser.count({ where: { email: given.email } })).toBe(0);
  });

  it("resets a password by link, which ends the older sessions", async () => {
    const userId = await makePerson("csm");
    const before = await session(userId);
    const { link } = await call(people.resetLink, { userId }, as(admin));
    expect((await callerOf(before)).kind).toBe("user");
    await call(people.join, { token: tokenOf(link), password: "a newer password" }, as(nobody));
    expect((await callerOf(before)).kind).toBe("anonymous");
  });
});

describe("roles (issue 2 §3: a change acts on the next request)", () => {
  it("changes what the same session may do at once", async () => {
    const userId = await makePerson("csm");
    const cookie = await session(userId);
    expect(await code(call(people.list, {}, as(await callerOf(cookie))))).toBe("FORBIDDEN");
    await call(people.setRoles, { userId, roles: [{ role: "manager" }], teamIds: [] }, as(admin));
    expect(await code(call(people.list, {}, as(await callerOf(cookie))))).toBe("done");
    expect(await code(call(people.keys, {}, as(await callerOf(cookie))))).toBe("FORBIDDEN");
  });

  it("lets a person of several roles act in one at a time, and only in one they hold", async () => {
    const userId = await makePerson("csm", "manager");
    const cookie = await session(userId);
    await call(people.actAs, { role: "manager" }, as(await callerOf(cookie)));
    expect((await callerOf(cookie)).role).toBe("manager");
    await call(people.actAs, { role: "csm" }, as(await callerOf(cookie)));
    expect((await callerOf(cookie)).role).toBe("csm");
    expect(await code(call(people.list, {}, as(await callerOf(cookie))))).toBe("FORBIDDEN");
    expect(await code(call(people.actAs, { role: "admin" }, as(await callerOf(cookie))))).toBe("FORBIDDEN");
    const log = await db.auditLog.findMany({ where: { userId, door: "test" }, orderBy: { id: "asc" } });
    expect(log.map(({ role, outcome }) => `${role} ${outcome}`)).toEqual(["csm done", "manager done", "csm forbidden"]);
  });

  it("a role that was taken away is no longer acted in", async () => {
    const userId = await makePerson("csm", "manager");
    const cookie = await session(userId);
    await call(people.actAs, { role: "manager" }, as(await callerOf(cookie)));
    await call(people.setRoles, { userId, roles: [{ role: "csm" }], teamIds: [] }, as(admin));
    expect((await callerOf(cookie)).role).toBe("csm");
  });
});

describe("deactivation (issue 2 §3)", () => {
  let userId: number;
  let cookie: Headers;
  let key: Headers;
  let resetToken: string;
  beforeAll(async () => {
    userId = await makePerson("csm");
    cookie = await session(userId);
    const { secret } = await call(people.createKey, { name: "reader", kind: "read", userId }, as(admin));
    key = new Headers({ authorization: `Bearer ${secret}` });
    resetToken = tokenOf((await call(people.resetLink, { userId }, as(admin))).link);
  });

  it("ends sessions, keys and open links at once", async () => {
    expect([(await callerOf(cookie)).kind, (await callerOf(key)).kind]).toEqual(["user", "key"]);
    await call(people.setActive, { userId, active: false }, as(admin));
    expect([(await callerOf(cookie)).kind, (await callerOf(key)).kind]).toEqual(["anonymous", "anonymous"]);
    expect(await code(call(people.join, { token: resetToken, password }, as(nobody)))).toBe("NOT_FOUND");
    expect(await code(call(people.resetLink, { userId }, as(admin)))).toBe("NOT_FOUND");
  });

  it("restores the person, but neither old sessions nor old keys nor old links", async () => {
    await db.appUser.update({ where: { id: userId }, data: { passwordHash: "set earlier" } });
    await call(people.setActive, { userId, active: true }, as(admin));
    expect((await callerFor(userId)).role).toBe("csm");
    expect([(await callerOf(cookie)).kind, (await callerOf(key)).kind]).toEqual(["anonymous", "anonymous"]);
    expect(await code(call(people.join, { token: resetToken, password }, as(nobody)))).toBe("NOT_FOUND");
  });

  it("brings back who never chose a password as invited", async () => {
    const invited = (
      await call(people.invite, { name: "New", email: "new@test.example", roles: [{ role: "csm" }] }, as(admin))
    ).userId;
    await call(people.setActive, { userId: invited, active: false }, as(admin));
    await call(people.setActive, { userId: invited, active: true }, as(admin));
    expect(await db.appUser.findUniqueOrThrow({ where: { id: invited } })).toMatchObject({ status: "invited" });
  });
});

describe("the last admin stays (issue 2 §3)", () => {
  it("cannot be deactivated or lose the role", async () => {
    const self = { userId: admin.userId as number };
    await db.userRole.deleteMany({ where: { role: "admin", userId: { not: self.userId } } });
    expect(await code(call(people.setActive, { ...self, active: false }, as(admin)))).toBe("CONFLICT");
    expect(await code(call(people.setRoles, { ...self, roles: [{ role: "csm" }] }, as(admin)))).toBe("CONFLICT");
    expect((await callerFor(self.userId)).role).toBe("admin");
  });

  it("does not count a deactivated admin, and keeps one when two remove each other at the same moment", async () => {
    const second = await makePerson("admin");
    await call(people.setActive, { userId: second, active: false }, as(admin));
    const self = admin.userId as number;
    expect(await code(call(people.setActive, { userId: self, active: false }, as(admin)))).toBe("CONFLICT");
    await db.appUser.update({ where: { id: second }, data: { status: "active" } });
    const other = await callerFor(second);
    const answers = await Promise.all([
      code(call(people.setActive, { userId: second, active: false }, as(admin))),
      code(call(people.setRoles, { userId: self, roles: [{ role: "csm" }] }, as(other))),
    ]);
    expect(answers.sort()).toEqual(["CONFLICT", "done"]);
    expect(await db.userRole.count({ where: { role: "admin", user: { status: "active" } } })).toBe(1);
  });
});
