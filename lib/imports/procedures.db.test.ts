import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "#lib/caller.ts";
import { anonymous } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { imports } from "./procedures.ts";
import { readFiles } from "./write/read-files.ts";
import { runImport } from "./write/run-import.ts";
import { clock } from "./write/test-run.ts";
import { undoImport } from "./write/undo.ts";
import { uploadFile } from "./write/upload-file.ts";

await testDatabase();
let mine: Caller;
let other: Caller;

async function admin(email: string): Promise<Caller> {
  const user = await db.appUser.create({ data: { email, name: email, userRoles: { create: { role: "admin" } } } });
  return { ...anonymous("test", "test"), kind: "user", userId: user.id, name: email, role: "admin", roles: ["admin"] };
}

beforeAll(async () => {
  mine = await admin("mine@x.test");
  other = await admin("other@x.test");
});

const bytes = (text: string) => new Response(text).body;
const as = (caller: Caller) => ({ context: { caller }, path: ["test"] });
const file = "subscription_id,account_id,start_date,mrr\nS1,A1,2024-01-01,4321\nS2,A9,2024-01-01,98765\n";

async function begun(files: Record<string, string>) {
  const { importId } = await call(imports.create, {}, as(mine));
  for (const [name, text] of Object.entries(files)) {
    expect(await uploadFile({ importId, name, sameSite: true, body: bytes(text) })).toHaveProperty("fileId");
  }
  await call(imports.recognise, { importId }, as(mine));
  await readFiles(importId);
  return importId;
}

describe("X12: imports through their doors", () => {
  test("from upload to undo, with progress and report from the database", async () => {
    const importId = await begun({ "accounts.csv": "account_id,account_name\nA1,One\n", "subs.csv": file });
    expect(await call(imports.dryRun, { importId }, as(mine))).toEqual({ state: "checking" });
    await runImport(importId, clock);
    const checked = await call(imports.get, { importId }, as(mine));
    expect(checked).toMatchObject({ state: "checked", rowsTaken: 2, rowsRefused: 1, own: true });
    expect(await db.account.count()).toBe(0);
    expect(await call(imports.run, { importId }, as(mine))).toEqual({ state: "running" });
    await expect(call(imports.run, { importId }, as(mine))).rejects.toMatchObject({ code: "CONFLICT" });
    await runImport(importId, clock);
    expect(await call(imports.get, { importId }, as(mine))).toMatchObject({
      state: "done",
      rowsDone: 3,
      rowsTaken: 2,
      rowsRefused: 1,
    });
    expect(await db.account.count()).toBe(1);
    expect((await call(imports.list, {}, as(other))).rows[0]).toMatchObject({ id: importId, state: "done" });
    await call(imports.undo, { importId }, as(other));
    await undoImport(importId);
    expect(await call(imports.get, { importId }, as(mine))).toMatchObject({ state: "undone", conflicts: [] });
    expect(await db.account.count()).toBe(0);
  });

  test("an importer sees the amounts of their own file, another admin does not (N4)", async () => {
    const importId = await begun({ "subs.csv": file });
    const [one] = (await call(imports.get, { importId }, as(mine))).list;
    const fileId = one?.id ?? 0;
    const sample = await call(imports.sample, { importId, fileId }, as(mine));
    expect(sample.find((column) => column.name === "mrr")?.values).toEqual(["4321", "98765"]);
    await expect(call(imports.sample, { importId, fileId }, as(other))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await call(imports.run, { importId }, as(mine));
    await runImport(importId, clock);
    const shown = async (caller: Caller) => {
      const page = await call(imports.refused, { importId }, as(caller));
      const csv = await (await call(imports.refusedFile, { importId }, as(caller))).text();
      const detail = await call(imports.get, { importId }, as(caller));
      return JSON.stringify([page, csv, detail]);
    };
    expect(await shown(mine)).toContain("98765");
    expect(await shown(other)).not.toMatch(/98765|4321/);
  });

  test("a mapping corrected by hand is remembered for the next file with these columns", async () => {
    const odd = "ref,who,when\nT1,A1,03-04-2024\nT2,A1,05-06-2024\n";
    const importId = await begun({ "odd.csv": odd });
    const [one] = (await call(imports.get, { importId }, as(mine))).list;
    expect(one?.object).toBeNull();
    await expect(call(imports.run, { importId }, as(mine))).rejects.toMatchObject({ code: "CONFLICT" });
    const given = { importId, fileId: one?.id ?? 0, object: "tickets" as const };
    const suggested = await call(imports.suggest, given, as(mine));
    const columns = { externalId: "ref", account: "who", openedAt: "when" };
    const asked = await call(imports.setMapping, { ...given, mapping: { ...suggested, columns } }, as(mine));
    expect(asked.questions).toEqual([
      'Say which comes first in "when": the day or the month. Every value works both ways.',
    ]);
    const settled = { ...suggested, columns, dates: { when: "dmy" as const } };
    expect((await call(imports.setMapping, { ...given, mapping: settled }, as(mine))).questions).toEqual([]);
    const next = await begun({ "another.csv": odd });
    const [known] = (await call(imports.get, { importId: next }, as(mine))).list;
    expect(known).toMatchObject({ object: "tickets", questions: [], mapping: { columns, dates: { when: "dmy" } } });
    const [kept] = await call(imports.mappings, {}, as(mine));
    await call(imports.forgetMapping, { signature: kept?.signature ?? "" }, as(mine));
    expect(await call(imports.mappings, {}, as(mine))).toEqual([]);
  });

  test("what is under way takes no more files; another site's form takes none at all", async () => {
    const importId = await begun({ "accounts.csv": "account_id,account_name\nA1,One\n" });
    const given = { importId, name: "more.csv", body: bytes("a\n1\n") };
    expect(await uploadFile({ ...given, sameSite: false })).toMatchObject({ reason: "forbidden" });
    expect(await uploadFile({ ...given, importId: 999_999, sameSite: true })).toMatchObject({ reason: "not-found" });
    await call(imports.dryRun, { importId }, as(mine));
    expect(await uploadFile({ ...given, sameSite: true })).toMatchObject({ reason: "conflict" });
    expect(await call(imports.remove, { importId }, as(mine))).toEqual({ removed: false });
    await runImport(importId, clock);
    expect(await call(imports.remove, { importId }, as(mine))).toEqual({ removed: true });
  });

  test("an upload that breaks off leaves nothing behind", async () => {
    const { importId } = await call(imports.create, {}, as(mine));
    async function* broken() {
      yield Buffer.from("account_id\n");
      throw new Error("connection lost");
    }
    await expect(uploadFile({ importId, name: "a.csv", sameSite: true, body: broken() })).rejects.toThrow(
      "connection lost",
    );
    expect(await db.importFile.count({ where: { importId } })).toBe(0);
  });
});
