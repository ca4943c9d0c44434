import { expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { readReach } from "../read/reach.ts";
import { rescoreDirty } from "./rescore.ts";
import { scoreBook } from "./score-book.ts";

const { admin } = await testDatabase();
const today = "2026-11-23";

/** Use of an account on a day, or none any more, and whom to look at because of it. */
async function use(accountId: number, day: string, events: number | null) {
  if (events === null) await db.usageDaily.deleteMany({ where: { accountId, day: new Date(day) } });
  else await admin("insert into usage_daily (account_id, day, events) values ($1, $2, $3)", [accountId, day, events]);
  await admin("insert into account_dirty (account_id) values ($1)", [accountId]);
}
async function reached(): Promise<string | null | undefined> {
  while ((await rescoreDirty(today)) > 0);
  return (await readReach())?.usage;
}

test("F3: how far use reaches is known from the accounts that changed: on, not on, and back when its last day is taken away", async () => {
  const [first, second] = [
    (await db.account.create({ data: { name: "One" } })).id,
    (await db.account.create({ data: { name: "Two" } })).id,
  ];
  await use(first, "2026-11-18", 5);
  await use(second, "2026-11-17", 5);
  await scoreBook(today);
  expect(await reached()).toBe("2026-11-18");
  await use(second, "2026-11-16", 5);
  expect(await reached()).toBe("2026-11-18");
  await use(second, "2026-11-20", 5);
  expect(await reached()).toBe("2026-11-20");
  await use(first, "2026-11-23", 5);
  expect(await reached()).toBe("2026-11-20");
  await use(second, "2026-11-20", null);
  expect(await reached()).toBe("2026-11-18");
  await use(first, "2026-11-18", null);
  expect(await reached()).toBe("2026-11-17");
});
