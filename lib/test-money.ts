import { call } from "@orpc/server";
import { anonymous, type Caller, type Role } from "#lib/caller.ts";
import { db, financeDb } from "#lib/db.ts";
import { finance } from "#lib/finance/procedures.ts";
import { ensureDefinitions } from "#lib/metrics/write/ensure-definitions.ts";
import type { testDatabase } from "#lib/test-database.ts";

type Database = Awaited<ReturnType<typeof testDatabase>>;

/** Test only: the context of a door that this caller opens. */
export const as = (caller: Caller) => ({ context: { caller }, path: ["test"] });
/** Test only: the code a door answers with. */
export const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

type Person = Caller & { userId: number };
export type MoneyWorld = { north: number; south: number; accountId: number; otherId: number } & Record<
  "csm" | "southCsm" | "manager" | "admin" | "specialist",
  Person
>;

async function person(name: string, role: Role, teamIds: number[]): Promise<Person> {
  const desk = role === "specialist" ? "sales" : null;
  const { id } = await db.appUser.create({
    data: {
      name,
      email: `${name.toLowerCase()}@test.example`,
      userRoles: { create: { role, desk } },
      teamMembers: { create: teamIds.map((teamId) => ({ teamId })) },
    },
  });
  return { ...anonymous("test", "10.3.0.1"), kind: "user", userId: id, role, roles: [role], teamIds };
}

async function pricedAccount(database: Database, name: string, ownerId: number) {
  const { id } = await db.account.create({ data: { name, ownerId } });
  await database.admin(
    `with s as (insert into subscription (account_id, starts_on, plan) values ($1, '2026-01-01', 'Pro') returning account_id, id)
     insert into finance.subscription_price (account_id, subscription_id, mrr_minor, currency) select account_id, id, 1234567, 'EUR' from s`,
    [id],
  );
  await database.admin(
    `insert into finance.revenue_movement (account_id, day, kind, amount_minor, currency) values ($1, '2026-02-01', 'contraction', -4200, 'EUR')`,
    [id],
  );
  await database.admin(
    `with d as (insert into deal (account_id, name, kind) values ($1, 'Seats', 'expansion') returning account_id, id)
     insert into finance.deal_amount (account_id, deal_id, amount_minor, currency) select account_id, id, 99900, 'USD' from d`,
    [id],
  );
  return id;
}

/** Two teams with a CSM each and their account, priced in EUR, with a movement and a deal; a manager of the first, an admin, a specialist. */
export async function makeMoneyWorld(database: Database): Promise<MoneyWorld> {
  const { id: north } = await db.team.create({ data: { name: "North" } });
  const { id: south } = await db.team.create({ data: { name: "South" } });
  const csm = await person("Ines", "csm", [north]);
  const southCsm = await person("Mina", "csm", [south]);
  const manager = await person("Tomas", "manager", [north]);
  const admin = await person("Ada", "admin", []);
  const specialist = await person("Lena", "specialist", [north]);
  const accountId = await pricedAccount(database, "Acme", csm.userId);
  const otherId = await pricedAccount(database, "Globex", southCsm.userId);
  await ensureDefinitions("2026-03-01");
  return { north, south, csm, southCsm, manager, admin, specialist, accountId, otherId };
}

export const revokeAll = () =>
  db.moneyGrant.updateMany({ where: { revokedAt: null }, data: { revokedAt: new Date() } });
/** Test only: how many reads of money are in the log. */
export const logged = async () =>
  (await financeDb.$queryRaw<{ count: number }[]>`select count(*)::int as count from finance.access_log`)[0]?.count;
/** Test only: a grant for the whole book, unless `more` says otherwise. */
export const grant = (giver: Caller, userId: number, more: object = {}) =>
  call(finance.giveGrant, { userId, scope: "whole", reason: "Renewal planning", ...more }, as(giver));
