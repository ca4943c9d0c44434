import { expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { refreshStatistics } from "./refresh-statistics.ts";

const t = await testDatabase();

/** Rows of a table as plans see them; -1: nobody ever looked. */
async function seen(table: string): Promise<number | undefined> {
  const [row] = await t.admin<{ rows: number }>(
    "select reltuples::int as rows from pg_class where oid = $1::regclass",
    [table],
  );
  return row?.rows;
}
const fill = (from: number, to: number) =>
  db.account.createMany({ data: Array.from({ length: to - from }, (_, i) => ({ name: `Account ${from + i}` })) });

test("a table that grew is looked at, one that hardly grew is left alone", async () => {
  await t.admin("alter table account set (autovacuum_enabled = off)");
  await fill(0, 400);
  expect(await seen("account")).toBe(-1);
  await refreshStatistics();
  expect(await seen("account")).toBe(400);
  await fill(400, 401);
  await refreshStatistics();
  expect(await seen("account")).toBe(400);
  await fill(401, 900);
  await refreshStatistics();
  expect(await seen("account")).toBe(900);
});
