import type pg from "pg";
import { expect, inject, test } from "vitest";
import { db, financeDb } from "#lib/db.ts";
import { migrate, migrationNames, schemaScript } from "#lib/migrate.ts";
import { provisionGiven, withClient } from "#lib/postgres/provision.ts";
import { testDatabase } from "#lib/test-database.ts";

const t = await testDatabase();

test("a migrated database has every migration, and migrating again does nothing (issue 2, section 2)", async () => {
  const rows = await t.admin<{ name: string }>(
    "select migration_name as name from _prisma_migrations where finished_at is not null order by 1",
  );
  expect(rows.map((row) => row.name)).toEqual(migrationNames());
  expect(await migrate(t.urls.bw_owner)).toEqual([]);
});

test("a migration that was cut off is applied by the next start (issue 2, section 1)", async () => {
  const [last] = migrationNames().slice(-1);
  await t.admin(
    "insert into _prisma_migrations (id, checksum, migration_name, started_at) values ('cut', 'x', '20990101000000_cut_off', now())",
  );
  await migrate(t.urls.bw_owner);
  const rows = await t.admin("select from _prisma_migrations where rolled_back_at is not null");
  expect(rows).toHaveLength(1);
  expect(last).toBeDefined();
});

test("the roles read what they may, and money stays out of reach of bw_app [N4]", async () => {
  expect(await db.$queryRaw`select current_user::text as role`).toEqual([{ role: "bw_app" }]);
  expect(await financeDb.$queryRaw`select current_user::text as role`).toEqual([{ role: "bw_finance" }]);
  await expect(db.$queryRaw`select count(*) from finance.revenue_movement`).rejects.toThrow(/permission denied/);
});

test("schema.prisma describes nothing that the migrations do not make (no drift)", async () => {
  const drawn = await columnsOf(await databaseFrom(await schemaScript(t.urls.bw_owner)));
  const migrated = new Set(await columnsOf(t.adminUrl));
  expect(drawn.length).toBeGreaterThan(200);
  expect(drawn.filter((line) => !migrated.has(line))).toEqual([]);
});

test("a DATABASE_URL whose user may create roles is made ready, and one that may not is told what to run", async () => {
  const name = `${t.name}_given`;
  await t.admin(`create database ${name}`);
  await t.admin("create role visitor login password 'visitor'");
  const given = new URL(t.adminUrl);
  given.pathname = `/${name}`;
  const visitor = new URL(given);
  visitor.username = "visitor";
  visitor.password = "visitor";

  const secret = inject("secret");
  await expect(provisionGiven(visitor.href, secret)).rejects.toThrow(/grant create, connect, temporary on database/);
  await expect(provisionGiven(visitor.href, "another")).rejects.toThrow(/set BELLWETHER_SECRET/);
  const urls = await provisionGiven(given.href, secret);
  expect(await migrate(urls.bw_owner)).toEqual(migrationNames());
  expect(await provisionGiven(given.href, secret)).toEqual(urls);
  await t.admin("drop role visitor");
});

test("a DATABASE_URL that leads nowhere is refused with a sentence", async () => {
  await expect(provisionGiven("postgresql://a:b@127.0.0.1:1/x", "s")).rejects.toThrow(/correct it, or unset it/);
  await expect(provisionGiven("mysql://a:b@127.0.0.1:1/x", "s")).rejects.toThrow(/not a postgresql/);
});

async function databaseFrom(script: string): Promise<string> {
  const name = `${t.name}_drawn`;
  await t.admin(`create database ${name}`);
  const address = new URL(inject("adminUrl"));
  address.pathname = `/${name}`;
  await withClient(address.href, (client) => client.query(`create extension if not exists pg_trgm; ${script}`));
  return address.href;
}

function columnsOf(url: string): Promise<string[]> {
  return withClient(url, async (client: pg.Client) => {
    const { rows } = await client.query<{ line: string }>(`
      select format('%s.%s.%s %s null=%s', table_schema, table_name, column_name, udt_name, is_nullable) as line
        from information_schema.columns where table_schema in ('public', 'finance')
      union all
      select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
        where connamespace in ('public'::regnamespace, 'finance'::regnamespace) and contype in ('p', 'f', 'u')
      union all
      select indexdef from pg_indexes where schemaname in ('public', 'finance')
      order by 1`);
    return rows.map((row) => row.line);
  });
}
