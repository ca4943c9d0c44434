import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller, type Role } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { people } from "#lib/people/procedures.ts";
import { callerOf } from "#lib/people/read/caller-of.ts";
import { hashSecret } from "#lib/people/rules.ts";
import { hashPassword, signIn } from "#lib/people/write/sign-in.ts";
import { testDatabase } from "#lib/test-database.ts";

await testDatabase();

const password = "correct horse battery";
const as = (caller: Caller) => ({ context: { caller }, path: ["test"] });
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );
const callerFor = (userId: number, role: Role): Caller => ({
  ...anonymous("test", "10.2.0.1"),
  kind: "user",
  userId,
  role,
  roles: [role],
});

let admin: Caller;
let csm: Caller;
beforeAll(async () => {
  const passwordHash = await hashPassword(password);
  const make = (email: string, role: Role) =>
    db.appUser.create({ data: { name: email, email, passwordHash, userRoles: { create: { role } } } });
  admin = callerFor((await make("ada@test.example", "admin")).id, "admin");
  csm = callerFor((await make("ines@test.example", "csm")).id, "csm");
});

describe("my own things (issue 2 §3)", () => {
  it("changes the password only with the present one, and ends every session", async () => {
    const before = await db.appUser.findUniqueOrThrow({ where: { id: csm.userId as number } });
    expect(await code(call(people.changePassword, { current: "guess", next: "a newer password" }, as(csm)))).toBe(
      "UNPROCESSABLE_CONTENT",
    );
    expect(await code(call(people.changePassword, { current: password, next: "short" }, as(csm)))).toBe("BAD_REQUEST");
    await call(people.changePassword, { current: password, next: "a newer password" }, as(csm));
    const after = await db.appUser.findUniqueOrThrow({ where: { id: csm.userId as number } });
    expect(after.sessionVersion).toBe(before.sessionVersion + 1);
    expect(await signIn("ines@test.example", password, "10.2.0.1")).toEqual({ ok: false, reason: "wrong" });
    expect(await signIn("ines@test.example", "a newer password", "10.2.0.1")).toMatchObject({ ok: true });
  });

  it("never writes a password, a secret or a link into the log", async () => {
    await call(people.createKey, { name: "logged", kind: "agent", userId: csm.userId as number }, as(admin));
    const log = JSON.stringify(await db.auditLog.findMany(), (_, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(log).toContain("current");
    expect(log).not.toMatch(/newer password|correct horse|bw_agent_|bwt_/);
  });

  it("takes a time zone by name, and no offset or invention", async () => {
    expect(await call(people.setTimeZone, { timeZone: "Europe/Paris" }, as(csm))).toEqual({ timeZone: "Europe/Paris" });
    for (const timeZone of ["+01:00", "Mars/Olympus", "", "'; drop table team"]) {
      expect(await code(call(people.setTimeZone, { timeZone }, as(csm)))).toBe("BAD_REQUEST");
    }
  });
});

describe("API keys (issue 2 §3: hashed, scoped, expiring, shown once)", () => {
  const bearer = (secret: string) => callerOf(new Headers({ authorization: `Bearer ${secret}` }));
  const make = (kind: "ingest" | "read" | "agent", expiresAt: Date | null = null) =>
    call(people.createKey, { name: kind, kind, userId: csm.userId as number, expiresAt }, as(admin));

  it("keeps the hash, and lists no secret", async () => {
    const { id, secret } = await make("read");
    const kept = await db.apiKey.findUniqueOrThrow({ where: { id } });
    expect(kept.secretHash).toBe(hashSecret(secret));
    expect(JSON.stringify(await call(people.keys, {}, as(admin)))).not.toMatch(
      new RegExp(`${secret}|${kept.secretHash}`),
    );
  });

  it("does no more than its kind, as the person it acts for", async () => {
    const read = await bearer((await make("read")).secret);
    const ingest = await bearer((await make("ingest")).secret);
    const agent = await bearer((await make("agent")).secret);
    expect(read).toMatchObject({ kind: "key", userId: csm.userId, role: "csm" });
    expect(await code(call(people.me, {}, as(read)))).toBe("done");
    expect(await code(call(people.setTimeZone, { timeZone: "UTC" }, as(read)))).toBe("FORBIDDEN");
    expect(await code(call(people.me, {}, as(ingest)))).toBe("FORBIDDEN");
    expect(await code(call(people.setTimeZone, { timeZone: "UTC" }, as(agent)))).toBe("done");
    expect(await code(call(people.keys, {}, as(agent)))).toBe("FORBIDDEN");
  });

  it("ends with its day and when revoked, and remembers when it was last used", async () => {
    const { id, secret } = await make("read", new Date(Date.now() + 60_000));
    expect((await bearer(secret)).kind).toBe("key");
    const [used] = (await call(people.keys, {}, as(admin))).rows.filter((key) => key.id === id);
    expect(used?.lastUsedAt).toBeInstanceOf(Date);
    await db.apiKey.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await bearer(secret)).kind).toBe("anonymous");
    await db.apiKey.update({ where: { id }, data: { expiresAt: null } });
    await call(people.revokeKey, { keyId: id }, as(admin));
    expect((await bearer(secret)).kind).toBe("anonymous");
    expect(await code(call(people.revokeKey, { keyId: id }, as(admin)))).toBe("NOT_FOUND");
    expect(await code(make("read", new Date(Date.now() - 1)))).toBe("UNPROCESSABLE_CONTENT");
  });
});

describe("set-up checklist (issue 2 §7)", () => {
  it("reads every line from the data", async () => {
    const before = await call(people.setUp, {}, as(admin));
    expect(before).toMatchObject({ demo: false, accounts: 0, imports: 0, ownPeople: 2, demoPeople: 0 });
    await db.setting.create({ data: { key: "demo", value: {} } });
    await db.account.create({ data: { name: "Acme" } });
    await db.import.create({ data: { state: "done", createdBy: admin.userId as number, finishedAt: new Date() } });
    const demoPerson = { name: "Demo", email: "demo@demo.bellwether.example" };
    const { id } = await db.appUser.create({ data: demoPerson });
    expect(await call(people.setUp, {}, as(admin))).toMatchObject({
      demo: true,
      accounts: 1,
      imports: 1,
      ownPeople: 2,
      demoPeople: 1,
    });
    await db.appUser.update({ where: { id }, data: { status: "deactivated" } });
    expect(await call(people.setUp, {}, as(admin))).toMatchObject({ demoPeople: 0 });
  });
});
