import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db.ts";
import { hashPassword, signIn, signInByIdentity } from "#lib/people/write/sign-in.ts";
import { testDatabase } from "#lib/test-database.ts";

await testDatabase();

const password = "correct horse battery";
let addresses = 0;
const freshAddress = () => `10.0.0.${++addresses}`;

async function person(email: string, status = "active", more: { oidcSubject?: string } = {}) {
  const passwordHash = status === "invited" ? null : await hashPassword(password);
  return db.appUser.create({ data: { name: email, email, status, passwordHash, ...more } });
}

beforeAll(async () => {
  await person("known@test.example");
  await person("gone@test.example", "deactivated");
  await person("invited@test.example", "invited");
});

describe("sign-in (issue 2 §3: no enumeration, rate limits)", () => {
  it("lets a person in, whatever the case and spaces of the e-mail", async () => {
    const result = await signIn("  Known@Test.example ", password, freshAddress());
    expect(result).toMatchObject({ ok: true, sessionVersion: 1 });
    const { lastSignInAt } = await db.appUser.findUniqueOrThrow({ where: { email: "known@test.example" } });
    expect(lastSignInAt).toBeInstanceOf(Date);
  });

  it("answers the same for an unknown e-mail, a wrong password, a deactivated and an invited person", async () => {
    const answers = [
      await signIn("nobody@test.example", password, freshAddress()),
      await signIn("known@test.example", "wrong password", freshAddress()),
      await signIn("gone@test.example", password, freshAddress()),
      await signIn("invited@test.example", password, freshAddress()),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"ok":false,"reason":"wrong"}']),
    );
  });

  it("costs an unknown e-mail as much work as a known one", async () => {
    const time = async (email: string) => {
      const started = performance.now();
      await signIn(email, "wrong password", freshAddress());
      return performance.now() - started;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 4; round++) {
      known.push(await time("gone@test.example"));
      unknown.push(await time(`stranger-${round}@test.example`));
    }
    const least = (times: number[]) => Math.min(...times);
    expect(least(unknown)).toBeGreaterThan(least(known) / 3);
  });

  it("locks an account after 6 wrong tries from anywhere, whether it exists or not", async () => {
    for (const email of ["locked@test.example", "not-here@test.example"]) {
      if (email.startsWith("locked")) await person(email);
      const tries = [];
      for (let round = 0; round < 7; round++) tries.push(await signIn(email, "wrong password", freshAddress()));
      expect(tries.slice(0, 6)).toEqual(Array(6).fill({ ok: false, reason: "wrong" }));
      expect(tries[6]).toEqual({ ok: false, reason: "too-many" });
      expect(await signIn(email, password, freshAddress())).toEqual({ ok: false, reason: "too-many" });
    }
  });

  it("forgets wrong tries after the right password", async () => {
    await person("clumsy@test.example");
    for (let round = 0; round < 3; round++) {
      for (let wrong = 0; wrong < 4; wrong++) await signIn("clumsy@test.example", "wrong password", freshAddress());
      expect(await signIn("clumsy@test.example", password, freshAddress())).toMatchObject({ ok: true });
    }
  });

  it("stops an address after 30 tries on many accounts, and no other address", async () => {
    const address = freshAddress();
    const answers = await Promise.all(
      Array.from({ length: 31 }, (_, n) => signIn(`spray-${n}@test.example`, "wrong password", address)),
    );
    expect(answers.filter(({ ok }) => ok)).toEqual([]);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "too-many")).toHaveLength(1);
    expect(await signIn("known@test.example", password, freshAddress())).toMatchObject({ ok: true });
  });

  it("counts only wrong tries, so that an office behind one address can start its day", async () => {
    const address = freshAddress();
    for (let person = 0; person < 32; person++) {
      expect(await signIn("known@test.example", password, address)).toMatchObject({ ok: true });
    }
    expect(await signIn("known@test.example", "wrong password", address)).toEqual({ ok: false, reason: "wrong" });
  });
});

describe("single sign-on (issue 2 §3)", () => {
  it("takes an invited person by a verified e-mail the first time, by the subject afterwards", async () => {
    const { id } = await person("sso@test.example", "invited");
    expect(await signInByIdentity("subject-1", "SSO@test.example")).toMatchObject({ ok: true, userId: id });
    expect(await signInByIdentity("subject-1", "renamed@test.example")).toMatchObject({ ok: true, userId: id });
    expect(await db.appUser.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "active" });
  });

  it("refuses strangers, the deactivated, unverified e-mails and a second identity for the same e-mail", async () => {
    await person("left@test.example", "deactivated", { oidcSubject: "subject-2" });
    const before = await db.appUser.count();
    const refused = async (subject: string, email: string | null, reason: string) =>
      expect(await signInByIdentity(subject, email)).toEqual({ ok: false, reason });
    await refused("subject-3", "stranger@test.example", "not-invited");
    await refused("subject-2", "left@test.example", "deactivated");
    await refused("subject-4", null, "unverified");
    await refused("subject-5", "sso@test.example", "other-identity");
    expect(await db.appUser.count()).toBe(before);
  });

  it("takes the invitation: its link sets no password any more", async () => {
    const { id } = await person("link@test.example", "invited");
    const expiresAt = new Date(Date.now() + 60_000);
    const token = { tokenHash: "planted", userId: id, purpose: "invite", createdBy: id, expiresAt };
    await db.userToken.create({ data: token });
    await signInByIdentity("subject-6", "link@test.example");
    expect(await db.userToken.findUniqueOrThrow({ where: { tokenHash: "planted" } })).toMatchObject({
      usedAt: expect.any(Date),
    });
  });
});
