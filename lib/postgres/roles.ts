import { createHmac } from "node:crypto";
import pg from "pg";

/** bw_owner: migrations. bw_app: everything but money. bw_finance: people with a grant. bw_finance_system: named jobs. */
export const roleNames = ["bw_owner", "bw_app", "bw_finance", "bw_finance_system"] as const;
export type RoleName = (typeof roleNames)[number];
export type RoleUrls = Record<RoleName, string>;

export function rolePassword(secret: string, role: RoleName): string {
  return createHmac("sha256", secret).update(`database role ${role}`).digest("hex");
}

/** The address of the same database for each role. */
export function roleUrls(adminUrl: string, secret: string): RoleUrls {
  const entry = (role: RoleName) => {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = rolePassword(secret, role);
    return [role, url.href] as const;
  };
  return Object.fromEntries(roleNames.map(entry)) as RoleUrls;
}

/** The statements that give a database its roles; also what a person is asked to run who must do it by hand. */
export function roleStatements(secret: string, database: string, roles: readonly RoleName[] = roleNames): string[] {
  const create = roles.map((role) => `create role ${role} login password '${rolePassword(secret, role)}'`);
  return [...create, ...grantStatements(database)];
}

export function grantStatements(database: string): string[] {
  const name = pg.escapeIdentifier(database);
  return [
    `revoke connect, temporary on database ${name} from public`,
    `grant create, connect, temporary on database ${name} to bw_owner`,
    `grant connect, temporary on database ${name} to bw_app, bw_finance, bw_finance_system`,
    "grant all on schema public to bw_owner with grant option",
    "grant usage on schema public to bw_app, bw_finance, bw_finance_system",
  ];
}

/** What each child process may know: never the owner's address. */
export function childAddresses(urls: RoleUrls): Record<string, string> {
  return {
    BELLWETHER_APP_URL: urls.bw_app,
    BELLWETHER_FINANCE_URL: urls.bw_finance,
    BELLWETHER_FINANCE_SYSTEM_URL: urls.bw_finance_system,
  };
}
