import { call } from "@orpc/server";
import { beforeAll, expect, test } from "vitest";
import { today } from "#lib/clock.ts";
import { testDatabase } from "#lib/test-database.ts";
import { adoption } from "./procedures.ts";
import { fillAdoption } from "./read/test-adoption-book.ts";
import type { PeopleInput } from "./schema/people.ts";

const t = await testDatabase();
const asOf = today();
let world: Awaited<ReturnType<typeof fillAdoption>>;
const context = () => ({ context: { caller: world.callers.csm }, path: ["test"] });
const people = (given: Partial<PeopleInput> = {}) => call(adoption.people, { accountId: 1, ...given }, context());
const who = async (given: Partial<PeopleInput> = {}) => (await people(given)).rows.map(({ person }) => person);

/** [who, days ago, …] */
const active: [person: string, ...ago: number[]][] = [
  ["stayed", 0, 5, 27, 28, 40],
  ["new", 3],
  ["=quiet", 28, 29, 55],
  ["gone", 30],
  ["before", 56, 90],
];

beforeAll(async () => {
  world = await fillAdoption(t, asOf);
  for (const [person, ...ago] of active)
    await t.admin(
      "insert into usage_person_daily (account_id, day, person, events) select 1, $1::date - n, $2, 2 from unnest($3::int[]) n",
      [asOf, person, ago],
    );
  await t.admin("insert into usage_person_daily (account_id, day, person, events) values (1, $1, 'gone', 0)", [asOf]);
  await t.admin("insert into usage_person_daily (account_id, day, person, events) values (2, $1, 'other', 1)", [asOf]);
  await t.admin(
    "insert into contact (account_id, external_id, name, title, left_on) values (1, '=quiet', 'Jo Lind', 'Admin', '2026-11-01'), (2, 'gone', 'Not here', null, null)",
  );
});

test("F2 who was active in the 28 days before and not since went quiet, most active before first", async () => {
  const found = await people();
  expect(found).toMatchObject({ asOf, known: true, now: 2, before: 3, quiet: 2, total: 2 });
  expect(found.rows).toMatchObject([
    { person: "=quiet", name: "Jo Lind", title: "Admin", leftOn: "2026-11-01", days: 0, daysBefore: 3 },
    { person: "gone", name: null, days: 0, daysBefore: 1 },
  ]);
  expect(await who({ show: "active" })).toEqual(["stayed", "new"]);
  expect(await who({ show: "all", page: 2, pageSize: 3 })).toEqual(["new"]);
  expect((await people({ show: "all" })).total).toBe(4);
});

test("F2 an account whose use was only imported has no people, which is not nobody", async () => {
  expect(await people({ accountId: 3 })).toMatchObject({ known: false, now: 0, quiet: 0, rows: [] });
});

test("F2 the list of accounts counts the same people, where it is asked to", async () => {
  const listed = async (given: object) =>
    (await call(adoption.list, { sort: "name", size: 200, ...given }, context())).rows;
  const rows = await listed({ people: true });
  expect(rows.find(({ id }) => id === 1)?.people).toEqual({ now: 2, before: 3, quiet: 2 });
  expect(rows.find(({ id }) => id === 2)?.people).toEqual({ now: 1, before: 0, quiet: 0 });
  expect(rows.find(({ id }) => id === 3)?.people).toBeNull();
  expect((await listed({})).every((row) => row.people === null)).toBe(true);
  const file = await (await call(adoption.export, { sort: "name" }, context())).text();
  const [head = "", first = ""] = file.split("\r\n");
  const cell = (name: string) => first.split(",")[head.split(",").indexOf(name)];
  expect(["people_active", "people_active_before", "people_gone_quiet"].map(cell)).toEqual(["2", "3", "2"]);
});

test("F2 the export holds all of them and makes formulas harmless", async () => {
  const file = await call(adoption.exportPeople, { accountId: 1, show: "quiet" }, context());
  expect(file.name).toBe(`people-1-${asOf}.csv`);
  const lines = (await file.text()).trim().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^'=quiet,Jo Lind,Admin,2026-11-01,\d{4}-\d\d-\d\d,0,3,quiet$/);
});
