import pg from "pg";
import {
  grantStatements,
  type RoleName,
  type RoleUrls,
  roleNames,
  rolePassword,
  roleStatements,
  roleUrls,
} from "#lib/postgres/roles.ts";
import { Problem } from "#lib/problem.ts";

const oldest = 150_000;

/** Makes a database with its roles in a cluster that is ours alone (the embedded one). Repeatable. */
export async function provisionOwn(adminUrl: (database: string) => string, database: string, secret: string) {
  await withClient(adminUrl("postgres"), async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(database)}`);
    const present = await presentRoles(client);
    for (const role of roleNames) {
      const verb = present.has(role) ? "alter" : "create";
      await client.query(`${verb} role ${role} login password '${rolePassword(secret, role)}'`);
    }
  });
  await withClient(adminUrl(database), (client) => client.query(grantStatements(database).join(";")));
  return roleUrls(adminUrl(database), secret);
}

/** Checks a PostgreSQL given by DATABASE_URL, creates the roles where its user may, and otherwise says what to run. */
export async function provisionGiven(databaseUrl: string, secret: string): Promise<RoleUrls> {
  const client = await connectGiven(databaseUrl);
  try {
    await assertVersion(client);
    const urls = roleUrls(databaseUrl, secret);
    if ((await standing(urls)) === "ready") return urls;
    const statements = await createRoles(client, secret);
    const after = await standing(urls);
    if (after === "ready") return urls;
    if (after === "may not") throw notAllowed("it may not grant what they need", statements);
    throw new Problem(
      "The roles bw_… of this PostgreSQL have another Bellwether's passwords: set BELLWETHER_SECRET to the secret they were made with, or use another server.",
    );
  } finally {
    await client.end();
  }
}

function notAllowed(why: string, statements: string[]): Problem {
  return new Problem(
    `The user of DATABASE_URL may not create the roles Bellwether needs (${why}): run these statements in that database as its administrator, then start again.\n\n${statements.join(";\n")};\n`,
  );
}

async function connectGiven(databaseUrl: string): Promise<pg.Client> {
  let client: pg.Client;
  try {
    if (!/^postgres(ql)?:$/.test(new URL(databaseUrl).protocol)) throw new Error("not a postgresql:// address");
    client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
    await client.connect();
  } catch (cause) {
    throw new Problem(
      `DATABASE_URL does not lead to a database (${reason(cause)}): correct it, or unset it to use the embedded PostgreSQL.`,
    );
  }
  return client;
}

function reason(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return cause.errors[0].message;
  return cause instanceof Error ? cause.message : String(cause);
}

async function assertVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; text: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as text",
  );
  const version = rows[0];
  if (version && version.number < oldest)
    throw new Problem(`PostgreSQL ${version.text} is too old: point DATABASE_URL to version 15 or newer.`);
}

async function createRoles(client: pg.Client, secret: string): Promise<string[]> {
  const { rows } = await client.query<{ database: string }>("select current_database() as database");
  const database = rows[0]?.database ?? "";
  const present = await presentRoles(client);
  const statements = roleStatements(
    secret,
    database,
    roleNames.filter((role) => !present.has(role)),
  );
  try {
    await client.query("begin");
    for (const statement of statements) await client.query(statement);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback");
    throw notAllowed(reason(cause), statements);
  }
  return statements;
}

async function presentRoles(client: pg.Client): Promise<Set<RoleName>> {
  const { rows } = await client.query<{ name: RoleName }>(
    "select rolname as name from pg_roles where rolname = any($1)",
    [roleNames],
  );
  return new Set(rows.map((row) => row.name));
}

/** Whether all roles can sign in, and the owner may migrate. */
async function standing(urls: RoleUrls): Promise<"ready" | "may not" | "no sign-in"> {
  for (const role of roleNames) {
    const client = new pg.Client({ connectionString: urls[role], connectionTimeoutMillis: 10_000 });
    try {
      await client.connect();
      if (role === "bw_owner" && !(await mayMigrate(client))) return "may not";
    } catch {
      return "no sign-in";
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return "ready";
}

async function mayMigrate(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select has_database_privilege(current_database(), 'create')
        and has_schema_privilege('public', 'create')
        and exists (select from pg_namespace, aclexplode(nspacl) as granted where nspname = 'public'
                     and granted.grantee = current_user::regrole and granted.is_grantable) as may`,
  );
  return rows[0]?.may === true;
}

export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
