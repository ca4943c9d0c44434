import type pg from "pg";
import { hashPassword } from "#lib/people/write/sign-in.ts";
import { demoEmail, demoPassword, demoTeams, staffOf } from "../rules/staff.ts";

/** Adds the demo people, their roles, teams and one grant; returns the ids of all, CSMs first. */
export async function putStaff(client: pg.ClientBase, asOf: string, accounts: number): Promise<number[]> {
  const staff = staffOf(accounts);
  const passwordHash = await hashPassword(demoPassword);
  const { rows: people } = await client.query<{ id: number }>(
    `insert into app_user (email, name, password_hash, status, last_looked_at)
     select email, name, $3, 'active', $4::date - 1 + time '17:40'
       from unnest($1::text[], $2::text[]) with ordinality as given (email, name, n) order by n
     returning id`,
    [staff.map(({ name }) => demoEmail(name)), staff.map(({ name }) => name), passwordHash, asOf],
  );
  const ids = people.map(({ id }) => id);
  await client.query(
    `insert into user_role (user_id, role, desk) select * from unnest($1::int[], $2::text[], $3::text[])`,
    [ids, staff.map(({ role }) => role), staff.map(({ desk }) => desk ?? null)],
  );
  await client.query(`insert into team (name) select * from unnest($1::text[]) on conflict (name) do nothing`, [
    demoTeams,
  ]);
  const members = staff.flatMap(({ teams }, position) => teams.map((team) => ({ team, id: ids[position] })));
  await client.query(
    `insert into team_member (team_id, user_id)
     select team.id, given.user_id from unnest($1::text[], $2::int[]) as given (name, user_id) join team using (name)`,
    [members.map(({ team }) => team), members.map(({ id }) => id)],
  );
  const at = (role: string) => ids[staff.findIndex((member) => member.role === role)];
  await client.query(
    `insert into money_grant (user_id, given_by, reason, scope) values ($1, $2, 'Plans renewals with the whole team', 'whole')`,
    [at("manager"), at("admin")],
  );
  return ids;
}
