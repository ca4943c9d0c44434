import type pg from "pg";
import { acting } from "#lib/acting.ts";
import { pools } from "#lib/db.ts";
import { dayNumber } from "../rules/calendar.ts";
import { customerOf, demoPlan } from "../rules/company.ts";
import { countOfIds, type Ids, type NextIds, sheetsOf } from "../rules/sheets-of.ts";
import { csmsOf } from "../rules/staff.ts";
import { type Customer, type DemoPlan, UNFINISHED } from "../schema.ts";
import { copySheets } from "./copy-sheets.ts";
import { finishDemo } from "./finish-demo.ts";
import { putCatalog } from "./put-catalog.ts";
import { putStaff } from "./put-staff.ts";

/** Batches of some 70,000 rows, so that memory stays flat whatever the size of the company. */
function batchOf(plan: DemoPlan): number {
  return plan.usageDays > 200 ? 40 : 250;
}

export type Seeded = { accounts: number; rows: number; seconds: number };

/** A run of ids that nobody else will be given. */
async function reserve(client: pg.ClientBase, table: string, count: number): Promise<number> {
  if (count === 0) return 0;
  const { rows } = await client.query<{ first: string; last: string }>(
    `select min(id) as first, max(id) as last from (
       select nextval(pg_get_serial_sequence($1, 'id')) as id from generate_series(1, $2::int)) as given`,
    [table, count],
  );
  const first = Number(rows[0]?.first);
  if (Number(rows[0]?.last) - first + 1 !== count)
    throw new Error(`Something else writes to ${table}. Start the demo again.`);
  return first;
}

async function reserveAll(client: pg.ClientBase, customers: readonly Customer[]): Promise<NextIds> {
  const counts = countOfIds(customers);
  const first = { ...counts };
  for (const table of Object.keys(counts) as (keyof NextIds)[])
    first[table] = await reserve(client, table, counts[table]);
  return first;
}

function customersFrom(plan: DemoPlan, start: number): Customer[] {
  const count = Math.min(batchOf(plan), plan.accounts - start);
  return Array.from({ length: Math.max(0, count) }, (_, offset) => customerOf(plan, start + offset));
}

async function putCustomers(client: pg.ClientBase, plan: DemoPlan, ids: Ids): Promise<number> {
  let rows = 0;
  let customers = customersFrom(plan, 0);
  for (let start = 0; customers.length > 0; start += batchOf(plan)) {
    const sheets = sheetsOf(customers, ids, await reserveAll(client, customers));
    const writing = copySheets(client, sheets);
    // the next customers are invented while the database writes these
    customers = customersFrom(plan, start + batchOf(plan));
    rows += await writing;
  }
  return rows;
}

async function putCompany(client: pg.ClientBase, plan: DemoPlan, asOf: string): Promise<number> {
  const { rows: found } = await client.query("select 1 from account limit 1");
  if (found.length > 0)
    throw new Error("There are accounts already. The demo company only goes into an empty Bellwether.");
  const people = await putStaff(client, asOf, plan.accounts);
  const catalog = await putCatalog(client);
  const firstAccount = await reserve(client, "account", plan.accounts);
  const rows = await putCustomers(client, plan, {
    ...catalog,
    firstAccount,
    users: people.slice(0, csmsOf(plan.accounts)),
  });
  const flag = { asOf, accounts: plan.accounts, seed: plan.seed };
  await client.query("insert into setting (key, value) values ('demo', $1), ($2, $1)", [flag, UNFINISHED]);
  return rows;
}

/**
 * Fills an empty Bellwether with the demo company as of a day (YYYY-MM-DD): all of it or nothing, then derives from it.
 * Throws when there are accounts already, so that it can never mix with a team's own data.
 */
export function seedDemo({ asOf, accounts = 240 }: { asOf: string; accounts?: number }): Promise<Seeded> {
  return acting({ bulk: "demo company" }, () => seed(asOf, accounts));
}

async function seed(asOf: string, accounts: number): Promise<Seeded> {
  const began = performance.now();
  const client = await pools.financeSystem.connect();
  let rows = 0;
  try {
    await client.query("begin");
    // no statistics see these rows before the end: a foreign key would be checked by reading the whole of a table known to be empty
    await client.query("set local enable_seqscan = off");
    rows = await putCompany(client, demoPlan(dayNumber(asOf), accounts), asOf);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
  await finishDemo();
  return { accounts, rows, seconds: (performance.now() - began) / 1000 };
}
