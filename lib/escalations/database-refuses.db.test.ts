import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pools } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { type EscalationWorld, makeEscalationWorld, raiseOne } from "#lib/test-escalations.ts";

const database = await testDatabase();

let world: EscalationWorld;
let id: number;
beforeAll(async () => {
  world = await makeEscalationWorld();
});
beforeEach(async () => {
  ({ id } = await raiseOne(world));
});

/** One statement past the application, as the role that serves everyone. */
type Attack = [string, unknown[]];
const sql = (statement: string, values: unknown[] = []) => pools.app.query(statement, values);
const refused = (statement: string, values: unknown[] = []) =>
  expect(sql(statement, values)).rejects.toMatchObject({ code: expect.stringMatching(/^(23001|42501)$/) });
const route = (
  who: { userId: number },
  role: string,
  desk = "technical",
  specialistId: number | null = null,
): Attack => [
  "update escalation set state = 'routed', desk = $3, specialist_id = $4, acted_by = $1, acted_role = $2 where id = $5",
  [who.userId, role, desk, specialistId, id],
];
const say = (who: { userId: number }, role: string, kind = "message", body = "Hello"): Attack => [
  "insert into escalation_message (account_id, escalation_id, author_id, author_role, kind, body) values ($1, $2, $3, $4, $5, $6)",
  [world.accountId, id, who.userId, role, kind, body],
];
const stateOf = async () =>
  (await sql("select state, desk, specialist_id from escalation where id = $1", [id])).rows[0];

describe("only a coordinator assigns a desk or a specialist, with SQL too (C1, N1, X7)", () => {
  it("lets a coordinator route, and writes the line itself", async () => {
    await sql(...route(world.coordinator, "coordinator", "technical", world.specialist.userId));
    expect(await stateOf()).toEqual({ state: "routed", desk: "technical", specialist_id: world.specialist.userId });
    const { rows } = await sql(
      "select user_id, role, what, before, after from escalation_log where escalation_id = $1 order by id",
      [id],
    );
    expect(rows.map(({ what }) => what)).toEqual(["raised", "routed"]);
    expect(rows[1]).toMatchObject({
      user_id: world.coordinator.userId,
      role: "coordinator",
      before: { state: "new", desk: null, specialistId: null },
      after: { state: "routed", desk: "technical", specialistId: world.specialist.userId },
    });
  });

  it("refuses everybody else, and a coordinator's name that is lent or stale", async () => {
    for (const [who, role] of [
      [world.csm, "csm"],
      [world.manager, "manager"],
      [world.admin, "admin"],
      [world.specialist, "specialist"],
      [world.csm, "coordinator"],
      [world.coordinator, "csm"],
    ] as const)
      await refused(...route(who, role));
    await refused("update escalation set state = 'routed', desk = 'technical' where id = $1", [id]);
    await sql("update escalation set severity = 'urgent', acted_by = $1, acted_role = 'coordinator' where id = $2", [
      world.coordinator.userId,
      id,
    ]);
    await refused("update escalation set state = 'routed', desk = 'technical' where id = $1", [id]);
    await refused("update escalation set desk = 'technical', acted_by = $1, acted_role = 'coordinator' where id = $2", [
      world.coordinator.userId,
      id,
    ]);
    expect(await stateOf()).toEqual({ state: "new", desk: null, specialist_id: null });
  });

  it("refuses a specialist of another desk, and an escalation that begins routed", async () => {
    await refused(...route(world.coordinator, "coordinator", "technical", world.seller.userId));
    await refused(...route(world.coordinator, "coordinator", "technical", world.csm.userId));
    await refused(
      `insert into escalation (account_id, category, severity, title, summary, state, desk, routed_at, raised_kind, raised_by, raised_role,
        respond_due_at, resolve_due_at) values ($1, 'technical', 'low', 'a', 'b', 'routed', 'technical', now(), 'person', $2, 'csm', now(), now())`,
      [world.accountId, world.csm.userId],
    );
  });

  it("is not taken in by tables of the same name", async () => {
    const client = await pools.app.connect();
    try {
      await client.query("begin");
      await client.query(
        "create temp table user_role on commit drop as select $1::int as user_id, 'coordinator'::text as role, null::text as desk",
        [world.csm.userId],
      );
      await client.query(
        "create temp table coordinator_deputy on commit drop as select * from public.coordinator_deputy",
      );
      await client.query("set local search_path = pg_temp, public");
      const [statement, values] = route(world.csm, "coordinator");
      await expect(client.query(statement, [...values])).rejects.toThrow(/Only a coordinator/);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});

describe("a thread always has a coordinator, and every word is in it (C1)", () => {
  it("begins with the coordinator, the raiser and the owner, and nobody leaves", async () => {
    const { rows } = await sql(
      "select user_id, part from escalation_participant where escalation_id = $1 order by user_id",
      [id],
    );
    expect(rows).toEqual([
      { user_id: world.csm.userId, part: "raiser" },
      { user_id: world.coordinator.userId, part: "coordinator" },
    ]);
    await refused("delete from escalation_participant where escalation_id = $1 and part = 'coordinator'", [id]);
    await refused("update escalation_participant set part = 'raiser' where escalation_id = $1", [id]);
    await expect(
      database.admin("delete from escalation_participant where escalation_id = $1 and part = 'coordinator'", [id]),
    ).rejects.toThrow(/never changed/);
  });

  it("is not begun without one, and does not lose the last", async () => {
    await expect(
      sql("update app_user set status = 'deactivated' where id = $1", [world.coordinator.userId]),
    ).rejects.toThrow(/need a coordinator/);
    await expect(sql("delete from user_role where user_id = $1", [world.coordinator.userId])).rejects.toThrow(
      /need a coordinator/,
    );
  });

  it("refuses a specialist before it is routed to their desk, strangers, and readers", async () => {
    await refused(...say(world.specialist, "specialist"));
    await refused(...say(world.stranger, "csm"));
    await refused(...say(world.admin, "admin"));
    await refused(...say(world.csm, "coordinator"));
    await sql(...route(world.coordinator, "coordinator"));
    await refused(...say(world.seller, "specialist"));
    for (const [who, role] of [
      [world.specialist, "specialist"],
      [world.csm, "csm"],
      [world.manager, "manager"],
      [world.coordinator, "coordinator"],
    ] as const)
      await sql(...say(who, role));
  });

  it("has no other table in which a person could write to a person", async () => {
    const { rows } = await sql(
      `select table_name as name from information_schema.columns where table_schema in ('public', 'finance')
        group by 1 having bool_or(column_name ~ '^(author|sender|from_user)(_id)?$') and bool_or(column_name ~ '^(body|text|message|content)$')`,
    );
    expect(rows).toEqual([{ name: "escalation_message" }]);
  });

  it("takes a question, its reply and the answer only from whom they come", async () => {
    await refused(...say(world.csm, "csm", "question"));
    await refused(...say(world.csm, "csm", "reply"));
    await sql(...say(world.coordinator, "coordinator", "question"));
    expect((await stateOf())?.state).toBe("asked");
    await refused(...say(world.specialist, "specialist", "reply"));
    await sql(...say(world.csm, "csm", "reply"));
    await refused(...say(world.coordinator, "coordinator", "answer"));
    await refused(
      "update escalation set state = 'answered', desk = 'technical', answered_at = now(), routed_at = now(), acted_by = $1, acted_role = 'coordinator' where id = $2",
      [world.coordinator.userId, id],
    );
    await sql(...route(world.coordinator, "coordinator"));
    await refused(...say(world.csm, "csm", "answer"));
    await sql(...say(world.specialist, "specialist", "answer"));
    expect((await stateOf())?.state).toBe("answered");
  });
});

describe("what was logged or said is never changed (C4, X7)", () => {
  it("refuses to change, remove or make up a line or a message, or what was raised", async () => {
    await sql(...say(world.csm, "csm"));
    for (const table of ["escalation_log", "escalation_message"]) {
      await refused(`update ${table} set at = now() where escalation_id = $1`, [id]);
      await refused(`delete from ${table} where escalation_id = $1`, [id]);
      await refused(`truncate ${table}`);
      await expect(database.admin(`update ${table} set at = now() where escalation_id = $1`, [id])).rejects.toThrow(
        /never changed/,
      );
    }
    await refused("insert into escalation_log (account_id, escalation_id, what) values ($1, $2, 'closed')", [
      world.accountId,
      id,
    ]);
    await refused("delete from escalation where id = $1", [id]);
    await refused("delete from account where id = $1", [world.accountId]);
    await refused("update escalation set summary = 'x', acted_by = $1, acted_role = 'coordinator' where id = $2", [
      world.coordinator.userId,
      id,
    ]);
    await refused("alter table escalation_log disable trigger all");
    await refused(
      "create or replace function only_grows() returns trigger language plpgsql as 'begin return new; end'",
    );
  });

  it("is told as of now, whatever time is given", async () => {
    const { rows } = await sql(
      `insert into escalation_message (account_id, escalation_id, author_id, author_role, body, at) values ($1, $2, $3, 'csm', 'Earlier', '2020-01-01')
        returning at > now() - interval '1 minute' as now`,
      [world.accountId, id, world.csm.userId],
    );
    expect(rows).toEqual([{ now: true }]);
  });
});
