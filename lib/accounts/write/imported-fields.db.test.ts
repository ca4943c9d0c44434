import { expect, it } from "vitest";
import { db } from "#lib/db.ts";
import { derive } from "#lib/imports/jobs.ts";
import { importDatabase, run, undo } from "#lib/imports/write/test-run.ts";
import { isRefusal } from "#lib/refusal.ts";
import { jobs } from "../jobs.ts";
import { findFields } from "../read/fields.ts";
import { listAccounts } from "../read/list-accounts.ts";
import { listInput } from "../schema.ts";
import { defineField } from "./fields.ts";
import { readFields } from "./read-fields.ts";

const { admin } = await importDatabase();
const file = (rows: string[]) => `account_id,account_name,signup_date,Channel,ARR\n${rows.join("\n")}\n`;
const names = async (id: number, is: string) => {
  const asking = { userId: null, asOf: "2026-01-01" };
  return (await listAccounts(listInput.parse({ fields: [{ id, is }], sort: "name" }), asking)).rows.map(
    ({ name }) => name,
  );
};
const asked = async () =>
  (
    await admin<{ data: object }>(
      "select data from pgboss.job where name = 'accounts.read-fields' and state = 'created' order by id",
    )
  ).map(({ data }) => data);

it("a field follows what imports bring and what their undo takes back; the amounts of the file are never offered (X12, N4)", async () => {
  await admin("delete from custom_field");
  await run({ "accounts.csv": file(["A1,One,2024-01-01,Direct,1200", "A2,Two,2024-01-01,Partner,3400"]) });
  const offered = await findFields();
  expect(offered.map(({ key }) => key)).toEqual(["Channel"]);
  const made = await defineField({ label: "Channel", type: "text", options: [] }, null);
  if (isRefusal(made)) throw new Error(made.message);
  const { fieldId } = made;
  await readFields({ fieldIds: [fieldId] });
  expect(await names(fieldId, "direct")).toEqual(["One"]);

  const second = await run({
    "accounts.csv": file(["A2,Two,2024-01-01,Direct,3400", "A3,Three,2024-02-01,Direct,10"]),
  });
  await derive();
  expect(await asked()).toContainEqual({ changed: true });
  await readFields({ changed: true });
  expect(await names(fieldId, "direct")).toEqual(["One", "Three", "Two"]);

  await undo(second);
  await derive({ undone: true });
  expect(await asked()).toContainEqual({});
  const job = jobs["accounts.read-fields"];
  if (typeof job !== "function") throw new Error("accounts.read-fields has a schedule");
  await job({} as never, {} as never);
  expect([await names(fieldId, "direct"), await names(fieldId, "partner")]).toEqual([["One"], ["Two"]]);
  expect(await db.customField.findUnique({ where: { id: fieldId } })).toMatchObject({ filled: 2, unfit: 0 });
});
