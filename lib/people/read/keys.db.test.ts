import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { people } from "../procedures.ts";
import type { KeysInput } from "../schema/keys.ts";

await testDatabase();
let admin: Caller;
const day = (text: string) => new Date(`${text}T00:00:00Z`);

beforeAll(async () => {
  const make = (name: string, role: "admin" | "csm") =>
    db.appUser.create({ data: { name, email: `${name.toLowerCase()}@test.example`, userRoles: { create: { role } } } });
  const [ada, ines] = [await make("Ada", "admin"), await make("Ines", "csm")];
  admin = { ...anonymous("test", "10.0.0.8"), kind: "user", userId: ada.id, role: "admin", roles: ["admin"] };
  const keys = [
    { name: "Zapier", kind: "agent", userId: ines.id, createdAt: day("2026-01-01"), lastUsedAt: day("2026-03-01") },
    { name: "Nightly 100%", kind: "read", userId: ada.id, createdAt: day("2026-01-02"), expiresAt: day("2026-02-01") },
    { name: "app events", kind: "ingest", userId: ada.id, createdAt: day("2026-01-03"), revokedAt: day("2026-01-04") },
    { name: "Report", kind: "read", userId: ines.id, createdAt: day("2026-01-04"), expiresAt: day("2999-01-01") },
  ];
  for (const key of keys)
    await db.apiKey.create({
      data: {
        ...key,
        prefix: `bw_${key.kind}_${key.name[0]}`,
        secretHash: key.name,
        scopes: [key.kind],
        createdBy: ada.id,
      },
    });
});

describe("the list of API keys (issue 2 §3)", () => {
  const ask = (asked: Partial<KeysInput>) =>
    call(people.keys, asked, { context: { caller: admin }, path: ["people", "keys"] });
  const names = async (asked: Partial<KeysInput>) => (await ask(asked)).rows.map(({ name }) => name);

  it("begins with the newest, and never holds a secret", async () => {
    expect(await names({})).toEqual(["Report", "app events", "Nightly 100%", "Zapier"]);
    expect(Object.keys((await ask({})).rows[0] ?? {})).not.toContain("secretHash");
  });

  it("is searched by name, person and beginning; signs of a pattern are letters", async () => {
    expect(await names({ search: "zap" })).toEqual(["Zapier"]);
    expect(await names({ search: "ines" })).toEqual(["Report", "Zapier"]);
    expect(await names({ search: "bw_ingest" })).toEqual(["app events"]);
    expect(await names({ search: "%" })).toEqual(["Nightly 100%"]);
  });

  it("is filtered by what a key is now: active, expired or revoked, and by kind", async () => {
    expect(await names({ state: "active" })).toEqual(["Report", "Zapier"]);
    expect(await names({ state: "expired" })).toEqual(["Nightly 100%"]);
    expect(await names({ state: "revoked" })).toEqual(["app events"]);
    expect(await names({ kind: "read", state: "active" })).toEqual(["Report"]);
  });

  it("is sorted both ways, what is missing last, and paged with its total", async () => {
    expect(await names({ sort: "name", dir: "asc" })).toEqual(["app events", "Nightly 100%", "Report", "Zapier"]);
    expect(await names({ sort: "actsFor", dir: "desc" })).toEqual(["Report", "Zapier", "app events", "Nightly 100%"]);
    expect((await names({ sort: "lastUsed", dir: "asc" }))[0]).toBe("Zapier");
    expect((await names({ sort: "lastUsed", dir: "desc" }))[0]).toBe("Zapier");
    expect(await names({ sort: "ends", dir: "desc", pageSize: 2 })).toEqual(["Report", "Nightly 100%"]);
    const second = await ask({ page: 2, pageSize: 3 });
    expect([second.rows.map(({ name }) => name), second.total]).toEqual([["Zapier"], 4]);
  });
});
