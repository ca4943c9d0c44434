import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { ingest } from "./procedures.ts";
import type { SourcesInput } from "./schema/sources.ts";

const t = await testDatabase();
let admin: Caller;
const made: Record<string, { id: number; secret: string }> = {};
const asked = (verb: string) => ({ context: { caller: admin }, path: ["ingest", verb] });

/** What a source did so many minutes ago. */
const minute = (sourceId: number, ago: number, [taken, duplicate, quarantined, refused]: number[]) =>
  t.admin(
    `insert into source_minute values ($1, date_trunc('minute', now()) - $2 * interval '1 minute', $3, $4, $5, $6)`,
    [sourceId, ago, taken, duplicate, quarantined, refused],
  );

beforeAll(async () => {
  const ada = await db.appUser.create({
    data: { name: "Ada", email: "ada@test.example", userRoles: { create: { role: "admin" } } },
  });
  admin = { ...anonymous("test", "10.0.0.9"), kind: "user", userId: ada.id, role: "admin", roles: ["admin"] };
  for (const name of ["Web app", "Mobile 100%", "Old app"])
    made[name] = await call(ingest.newSource, { name, createsAccounts: name === "Mobile 100%" }, asked("newSource"));
  await db.apiKey.update({ where: { id: made["Old app"]?.id }, data: { revokedAt: new Date() } });
  const web = made["Web app"]?.id as number;
  await minute(web, 1, [20, 1, 10, 0]);
  await minute(web, 90, [100, 5, 0, 3]);
  await minute(web, 3_000, [9_000, 0, 0, 0]);
  await minute(made["Mobile 100%"]?.id as number, 2_000, [7, 0, 0, 0]);
});

describe("the list of sources (issue 4 §7)", () => {
  const ask = (given: Partial<SourcesInput>) => call(ingest.sources, given, asked("sources"));
  const names = async (given: Partial<SourcesInput>) => (await ask(given)).rows.map(({ name }) => name);

  it("shows what each sent in the last 24 hours, and how fast now", async () => {
    const [web, mobile, old] = (await ask({})).rows;
    expect(web).toMatchObject({ name: "Web app", state: "active", taken: 120, duplicate: 6, refused: 3, rate: 6 });
    expect(web?.hours).toHaveLength(24);
    expect(web?.hours.reduce((sum, events) => sum + events, 0)).toBe(130);
    expect(web?.lastAt?.getTime()).toBeGreaterThan(Date.now() - 3 * 60_000);
    expect(mobile).toMatchObject({ name: "Mobile 100%", createsAccounts: true, taken: 0, rate: 0 });
    expect(old).toMatchObject({ name: "Old app", state: "revoked", lastAt: null, waiting: 0 });
  });

  it("is searched, filtered, sorted both ways and paged; signs of a pattern are letters", async () => {
    expect(await names({ search: "%" })).toEqual(["Mobile 100%"]);
    expect(await names({ search: "bw_ingest", state: "revoked" })).toEqual(["Old app"]);
    expect(await names({ state: "active" })).toEqual(["Web app", "Mobile 100%"]);
    expect(await names({ sort: "name", dir: "asc" })).toEqual(["Mobile 100%", "Old app", "Web app"]);
    expect((await names({ sort: "last", dir: "asc" })).at(-1)).toBe("Old app");
    for (const sort of ["rate", "day", "duplicate", "refused", "waiting"] as const)
      expect((await names({ sort })).length).toBe(3);
    const second = await ask({ page: 2, pageSize: 2 });
    expect([second.rows.length, second.total]).toEqual([1, 3]);
  });

  it("shows a secret once, when it is made, and in no other answer", async () => {
    const { id, secret } = made["Web app"] as { id: number; secret: string };
    expect(secret).toMatch(/^bw_ingest_/);
    const hash = (await db.apiKey.findUniqueOrThrow({ where: { id } })).secretHash;
    const answers = JSON.stringify([await ask({}), await call(ingest.source, { sourceId: id }, asked("source"))]);
    expect(answers).not.toContain(secret);
    expect(answers).not.toContain(hash);
  });
});

describe("one source (issue 4 §7)", () => {
  it("has a place for each ten minutes of the day", async () => {
    const source = await call(ingest.source, { sourceId: made["Web app"]?.id as number }, asked("source"));
    expect(source.line).toHaveLength(144);
    expect(source.line.filter((events) => events > 0)).toEqual([100, 30]);
    expect(source.quarantined).toBe(10);
  });

  it("is not found under the number of another key, or of none", async () => {
    const reader = await call(ingest.source, { sourceId: 999_999 }, asked("source")).catch((error) => error);
    expect(reader).toMatchObject({ code: "NOT_FOUND" });
  });

  it("lets unknown groups become accounts from now on, and stops it", async () => {
    const sourceId = made["Web app"]?.id as number;
    for (const createsAccounts of [true, false]) {
      await call(ingest.changeSource, { sourceId, createsAccounts }, asked("changeSource"));
      expect((await call(ingest.source, { sourceId }, asked("source"))).createsAccounts).toBe(createsAccounts);
    }
    const none = call(ingest.changeSource, { sourceId: 999_999, createsAccounts: true }, asked("changeSource"));
    await expect(none).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("says why events were refused, by reason and day, without secrets", async () => {
    const sourceId = made["Web app"]?.id as number;
    const secret = made["Web app"]?.secret;
    await t.admin(
      `insert into source_refusal (source_id, reason, day, count, sample) values
       ($1, 'no-name', current_date, 2, $2), ($1, 'too-old', current_date, 5, null), ($1, 'no-name', current_date - 40, 1, null)`,
      [sourceId, { userId: "u1", writeKey: secret, traits: { password: "hunter2" }, note: `with ${secret}` }],
    );
    const rows = await call(ingest.refusals, { sourceId }, asked("refusals"));
    expect(rows.map(({ reason, count }) => [reason, count])).toEqual([
      ["too-old", 5],
      ["no-name", 2],
    ]);
    expect(rows[1]?.sample).toContain("u1");
    expect(JSON.stringify(rows)).not.toMatch(/hunter2|bw_ingest_/);
  });
});
