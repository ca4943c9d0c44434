import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { accounts } from "../procedures.ts";
import type { DefineInput, FieldFilter } from "../schema/fields.ts";
import { readFields } from "./read-fields.ts";

const t = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
type Who = "admin" | "csm" | "manager" | "coordinator";
const as = (who: Who, door = "test") => ({ context: { caller: world.callers[who] }, path: ["accounts", door] });
const names = new Map<number, string>();

const data: Record<string, object> = {
  Ada: { Region: "EMEA", Staff: 12, Since: "2024-05-01", Pilot: true, Note: "likes =SUM(A1)", MRR: 4200 },
  Bell: { Region: "APAC", Staff: "1,400", Since: "2025-01-31", Pilot: "no", Note: "100% remote" },
  Cole: { Region: "emea", Staff: "many", Since: "01.02.2025", Note: "pays $5,000" },
  Dean: { parent: "ada", churnFlag: false },
};

async function define(input: Omit<DefineInput, "options"> & { options?: string[] }): Promise<number> {
  const { fieldId } = await call(accounts.defineField, input, as("admin", "defineField"));
  await readFields({ fieldIds: [fieldId] });
  return fieldId;
}
async function list(fields: FieldFilter[], show: number[] = []) {
  const page = await call(accounts.list, { fields, show, sort: "name", size: 50 }, as("coordinator"));
  const count = await call(accounts.count, { fields }, as("coordinator"));
  expect(count.total).toBe(page.rows.length);
  return page.rows;
}
const found = async (...fields: FieldFilter[]) => (await list(fields)).map(({ name }) => name);
const idOf = (name: string) => [...names].find(([, one]) => one === name)?.[0] ?? 0;
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

beforeAll(async () => {
  world = await makeCallers();
  await t.admin("delete from account");
  for (const [name, custom] of Object.entries(data)) {
    const ownerId = name === "Bell" ? null : world.ids.csm;
    names.set((await db.account.create({ data: { name, custom, ownerId } })).id, name);
  }
  const stranger = await db.appUser.findFirstOrThrow({ where: { name: "stranger" } });
  names.set((await db.account.create({ data: { name: "Egg", ownerId: stranger.id } })).id, "Egg");
});
beforeEach(async () => {
  await t.admin("delete from custom_field");
});

describe("custom fields: defining (issue 2 §4)", () => {
  it("offers what imports brought, with a type that fits, and never an amount or an inner name (N4)", async () => {
    const offered = await call(accounts.foundFields, {}, as("admin"));
    expect(offered.map(({ key, accounts: n, type }) => [key, n, type])).toEqual([
      ["Note", 3, "text"],
      ["Region", 3, "text"],
      ["Since", 3, "text"],
      ["Staff", 3, "text"],
      ["Pilot", 2, "yes-no"],
    ]);
    expect(JSON.stringify(offered)).not.toMatch(/5,000|4200|MRR|parent|churnFlag/);
    await define({ label: "Region", type: "text" });
    expect((await call(accounts.foundFields, {}, as("admin"))).map(({ key }) => key)).not.toContain("Region");
  });

  it("counts the values, and those that do not fit", async () => {
    const { fieldId } = await call(accounts.defineField, { label: "Staff", type: "number" }, as("admin"));
    const [reading] = await call(accounts.fields, {}, as("csm"));
    expect(reading).toMatchObject({ id: fieldId, filled: null, unfit: null });
    const jobs = await t.admin("select data from pgboss.job where name = 'accounts.read-fields' and state = 'created'");
    expect(jobs).toContainEqual({ data: { fieldIds: [fieldId] } });
    await readFields({ fieldIds: [fieldId] });
    expect(await call(accounts.fields, {}, as("csm"))).toMatchObject([{ filled: 2, unfit: 1 }]);
  });

  it("refuses money, names that imports use, a name twice and choices without a choice", async () => {
    const attempt = (input: Omit<DefineInput, "options"> & { options?: string[] }) =>
      code(call(accounts.defineField, input, as("admin")));
    expect(await attempt({ label: "MRR", type: "number" })).toBe("UNPROCESSABLE_CONTENT");
    expect(await attempt({ label: "Size", key: "annual_revenue", type: "number" })).toBe("UNPROCESSABLE_CONTENT");
    expect(await attempt({ label: "Deal", type: "choice", options: ["$5k"] })).toBe("UNPROCESSABLE_CONTENT");
    expect(await attempt({ label: "parent", type: "text" })).toBe("UNPROCESSABLE_CONTENT");
    expect(await attempt({ label: "Region", type: "choice" })).toBe("UNPROCESSABLE_CONTENT");
    expect(await attempt({ label: "Region", type: "choice", options: ["a", "A"] })).toBe("UNPROCESSABLE_CONTENT");
    expect(await attempt({ label: "Region", type: "text" })).toBe("done");
    expect(await attempt({ label: "Area", key: "Region", type: "text" })).toBe("CONFLICT");
    const [{ id: fieldId } = { id: 0 }] = await call(accounts.fields, {}, as("admin"));
    expect(await code(call(accounts.changeField, { fieldId, label: "ARR" }, as("admin")))).toBe(
      "UNPROCESSABLE_CONTENT",
    );
  });

  it("reads the values again under another type or other choices; archived ones are gone from sight, not from the data", async () => {
    const fieldId = await define({ label: "Region", type: "choice", options: ["EMEA"] });
    expect(await call(accounts.fields, {}, as("admin"))).toMatchObject([{ filled: 2, unfit: 1 }]);
    await call(accounts.changeField, { fieldId, options: ["EMEA", "APAC"] }, as("admin"));
    await readFields({ fieldIds: [fieldId] });
    expect(await call(accounts.fields, {}, as("admin"))).toMatchObject([{ filled: 3, unfit: 0 }]);
    expect(await found({ id: fieldId, is: "EMEA" })).toEqual(["Ada", "Cole"]);
    await call(accounts.changeField, { fieldId, archived: true }, as("admin"));
    expect(await call(accounts.fields, {}, as("admin"))).toEqual([]);
    expect((await call(accounts.get, { accountId: idOf("Ada") }, as("csm"))).fields).toEqual([]);
    expect(await code(call(accounts.setField, { accountId: idOf("Ada"), fieldId, value: "APAC" }, as("csm")))).toBe(
      "NOT_FOUND",
    );
    await call(accounts.changeField, { fieldId, archived: false }, as("admin"));
    expect((await call(accounts.get, { accountId: idOf("Ada") }, as("csm"))).fields).toMatchObject([{ value: "EMEA" }]);
  });

  it("keeps the order that an admin gives, and finds a field by its name", async () => {
    const [first, second] = [
      await define({ label: "Region", type: "text" }),
      await define({ label: "Staff", type: "number" }),
    ];
    const third = await define({ label: "100% sure", type: "text" });
    await call(accounts.orderFields, { fieldIds: [third, second] }, as("admin"));
    const order = async (search = "") => (await call(accounts.fields, { search }, as("admin"))).map(({ id }) => id);
    expect(await order()).toEqual([third, second, first]);
    expect([await order("regi"), await order("%")]).toEqual([[first], [third]]);
  });
});

describe("custom fields: values", () => {
  it("are on the account, each as its type reads it; what does not fit is only said to be there (N4)", async () => {
    await define({ label: "Staff", type: "number" });
    await define({ label: "Since", type: "date" });
    await define({ label: "Pilot", type: "yes-no" });
    await define({ label: "Note", type: "text" });
    const values = async (name: string) =>
      (await call(accounts.get, { accountId: idOf(name) }, as("csm"))).fields.map(({ value, unfit }) =>
        unfit ? "unfit" : value,
      );
    expect(await values("Ada")).toEqual([12, "2024-05-01", "yes", "likes =SUM(A1)"]);
    expect(await values("Bell")).toEqual([1400, "2025-01-31", "no", "100% remote"]);
    expect(await values("Cole")).toEqual(["unfit", "unfit", null, "unfit"]);
    expect(JSON.stringify(await call(accounts.get, { accountId: idOf("Cole") }, as("csm")))).not.toContain("5,000");
  });

  it("are written by who keeps the account, typed, and in the log by field, not by content (C6)", async () => {
    const fieldId = await define({ label: "Staff", type: "number" });
    const accountId = idOf("Cole");
    const write = (who: Who, value: string | number | null, id = accountId) =>
      code(call(accounts.setField, { accountId: id, fieldId, value }, as(who, "setField")));
    expect(await write("csm", "lots")).toBe("UNPROCESSABLE_CONTENT");
    expect(await write("csm", "$40")).toBe("UNPROCESSABLE_CONTENT");
    expect(await write("coordinator", "7")).toBe("FORBIDDEN");
    expect(await write("admin", "7")).toBe("FORBIDDEN");
    expect(await write("csm", "7", idOf("Egg"))).toBe("FORBIDDEN");
    expect(await write("csm", "2,500")).toBe("done");
    expect(await t.admin("select custom ->> 'Staff' as staff from account where id = $1", [accountId])).toEqual([
      { staff: "2500" },
    ]);
    expect(await found({ id: fieldId, from: "2500", to: "2500" })).toEqual(["Cole"]);
    expect(await call(accounts.fields, {}, as("csm"))).toMatchObject([{ filled: 3, unfit: 0 }]);
    const last = await db.auditLog.findFirstOrThrow({ where: { outcome: "done" }, orderBy: { id: "desc" } });
    expect(last).toMatchObject({ door: "accounts.setField", subject: `accountId:${accountId} fieldId:${fieldId}` });
    expect(JSON.stringify(last.detail)).not.toContain("2,500");
    expect(await write("csm", null)).toBe("done");
    expect(await t.admin("select custom ? 'Staff' as there from account where id = $1", [accountId])).toEqual([
      { there: false },
    ]);
    expect(await found({ id: fieldId, from: "0" })).toEqual(["Ada", "Bell"]);
    expect(await call(accounts.fields, {}, as("csm"))).toMatchObject([{ filled: 2, unfit: 0 }]);
    await t.admin(`update account set custom = custom || '{"Staff": "many"}' where id = $1`, [accountId]);
  });

  it("an edit while the values are being read is never overwritten, and reading twice is reading once", async () => {
    const fieldId = await define({ label: "Region", type: "text" });
    const accountId = idOf("Ada");
    for (let round = 0; round < 5; round++) {
      await Promise.all([
        readFields(),
        call(accounts.setField, { accountId, fieldId, value: `R${round}` }, as("csm")),
        readFields({ fieldIds: [fieldId] }),
      ]);
      expect(await found({ id: fieldId, is: `r${round}` })).toEqual(["Ada"]);
    }
    await call(accounts.setField, { accountId, fieldId, value: "EMEA" }, as("csm"));
    const rows = () => t.admin("select * from account_field order by 1, 2");
    const before = await rows();
    await readFields();
    expect(await rows()).toEqual(before);
  });
});

describe("custom fields: after an import", () => {
  it("what changed since the last reading is read again, and nothing else", async () => {
    const fieldId = await define({ label: "Region", type: "text" });
    await t.admin("update account set updated_at = now() - interval '1 day'");
    await t.admin("update account set custom = custom || '{\"Region\": \"LATAM\"}' where name = 'Dean'");
    await readFields({ changed: true });
    expect(await found({ id: fieldId, is: "latam" })).toEqual([]);
    await t.admin("update account set updated_at = now() where name = 'Dean'");
    await readFields({ changed: true });
    expect(await found({ id: fieldId, is: "latam" })).toEqual(["Dean"]);
    expect(await call(accounts.fields, {}, as("csm"))).toMatchObject([{ filled: 4, unfit: 0 }]);
    await t.admin(
      "update account set custom = custom - 'Region', updated_at = now() - interval '1 day' where name = 'Dean'",
    );
    await readFields();
    expect(await found({ id: fieldId, is: "latam" })).toEqual([]);
  });
});

describe("custom fields: the list", () => {
  it("is filtered by equal, contains and between; conditions add up, and an unknown field matches nothing", async () => {
    const region = await define({ label: "Region", type: "text" });
    const staff = await define({ label: "Staff", type: "number" });
    const since = await define({ label: "Since", type: "date" });
    const pilot = await define({ label: "Pilot", type: "yes-no" });
    const note = await define({ label: "Note", type: "text" });
    expect(await found({ id: region, is: "emea" })).toEqual(["Ada", "Cole"]);
    expect(await found({ id: region, has: "A" }, { id: region, has: "C" })).toEqual(["Bell"]);
    expect(await found({ id: note, has: "%" })).toEqual(["Bell"]);
    expect(await found({ id: staff, from: "12", to: "1400" })).toEqual(["Ada", "Bell"]);
    expect(await found({ id: staff, from: "12.5" })).toEqual(["Bell"]);
    expect(await found({ id: since, to: "2024-12-31" })).toEqual(["Ada"]);
    expect(await found({ id: since, from: "2024-05-01", to: "2025-01-31" })).toEqual(["Ada", "Bell"]);
    expect(await found({ id: pilot, is: "yes" })).toEqual(["Ada"]);
    expect(await found({ id: region })).toEqual(["Ada", "Bell", "Cole"]);
    expect(await found({ id: 999_999, is: "x" })).toEqual([]);
    for (const from of ["soon", "", "2026-02-30", "NaN"]) {
      expect(await code(list([{ id: staff, from }]))).toBe("BAD_REQUEST");
    }
  });

  it("carries the values asked for, and the export has every field, formulas made harmless", async () => {
    const staff = await define({ label: "Staff", type: "number" });
    const note = await define({ label: "=Note", key: "Note", type: "text" });
    const rows = await list([], [staff]);
    expect(rows.map(({ fields }) => fields)).toEqual([{ [staff]: 12 }, { [staff]: 1400 }, {}, {}, {}]);
    expect(rows.every(({ fields }) => !(note in fields))).toBe(true);
    const file = await call(accounts.export, { fields: [{ id: staff, from: "1" }], sort: "name" }, as("coordinator"));
    const lines = (await file.text()).trim().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/,why,Staff,'=Note$/);
    expect(lines[1]).toMatch(/,12,likes =SUM\(A1\)$/);
    const chosen = await call(accounts.exportSelected, { accountIds: [idOf("Bell")] }, as("coordinator"));
    expect((await chosen.text()).trim().split("\r\n")[1]).toMatch(/,1400,100% remote$/);
  });
});
