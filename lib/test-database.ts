import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { disconnect } from "#lib/db.ts";
import { withClient } from "#lib/postgres/provision.ts";
import { childAddresses, type RoleUrls, roleUrls } from "#lib/postgres/roles.ts";

export type TestDatabase = {
  name: string;
  /** Addresses of this database for each role; `bw_owner` for what only migrations may do. */
  urls: RoleUrls;
  /** Superuser's address, to arrange or inspect what no role of the product may. */
  adminUrl: string;
  /** Runs one statement as the superuser. */
  admin: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;
};

/**
 * A database of its own for the calling test file: clones the migrated template, points lib/db.ts of this process at
 * it, and drops it after the file's tests. Call it once, at the top of a `*.db.test.ts` file.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const server = inject("adminUrl");
  await withClient(server, (client) => client.query(`create database ${name} template template strategy file_copy`));

  const address = new URL(server);
  address.pathname = `/${name}`;
  const adminUrl = address.href;
  const urls = roleUrls(adminUrl, inject("secret"));
  Object.assign(process.env, childAddresses(urls), { BELLWETHER_SECRET: inject("secret") });

  const pool = new pg.Pool({ connectionString: adminUrl, max: 2 });
  // a connection still closing when the database is dropped is told so; nobody needs to hear it
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("error", () => undefined);
  afterAll(async () => {
    await disconnect();
    await pool.end();
    await withClient(server, (client) => client.query(`drop database ${name} with (force)`));
  });
  return {
    name,
    urls,
    adminUrl,
    admin: async <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) =>
      (await pool.query<Row>(sql, values)).rows,
  };
}
