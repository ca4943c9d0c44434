import pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acting } from "#lib/acting.ts";
import { db, pools } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { verifyChain } from "./read/verify.ts";
import { seal } from "./write/seal.ts";

const t = await testDatabase();

const add = (name: string) => db.team.create({ data: { name } });
const links = () =>
  t.admin<{ seq: string; log: string; id: string }>("select seq, log, row_id as id from audit_link order by seq");
const past = async (sql: string) => {
  await t.admin(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`);
};

beforeAll(async () => {
  await add("First");
  await seal();
});

beforeEach(async () => {
  await past("truncate audit_change, audit_log, audit_link, audit_unsealed");
  for (const name of ["One", "Two", "Three", "Four"]) await add(`${name} ${Math.random()}`);
  await seal();
});

describe("tamper-evident: what was sealed cannot be changed without being found", () => {
  it("is whole as it stands, and sealing again adds nothing", async () => {
    const verdict = await verifyChain();
    expect(verdict).toMatchObject({ links: 4, broken: null, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await seal()).toBe(0);
    await add("Five");
    expect(await seal()).toBe(1);
    expect(await verifyChain({ seq: 4, hash: verdict.hash })).toMatchObject({ links: 5, broken: null });
  });

  it.each([
    ["changed", 'update audit_change set after = \'{"name": "Forged"}\' where id = $', "row changed"],
    ["changed in who did it", "update audit_change set user_id = 7 where id = $", "row changed"],
    ["deleted", "delete from audit_change where id = $", "row deleted"],
    [
      "cut out together with its link",
      "delete from audit_change where id = $; delete from audit_link where row_id = $",
      "link missing",
    ],
  ])("a row that was %s is named", async (_, sql, fault) => {
    const [, second] = await links();
    await past(sql.replaceAll("$", String(second?.id)));
    expect((await verifyChain()).broken).toMatchObject({ seq: 2, fault });
  });

  it("a row that was changed together with its own link is found at the next", async () => {
    const [, second] = await links();
    await past(`update audit_change set user_id = 7 where id = ${second?.id}`);
    await past(
      `update audit_link l set hash = audit_hash((select hash from audit_link where seq = 1), l.seq, l.log, l.row_id, l.sealed_at,
        audit_text(l.log, l.row_id)) where seq = 2`,
    );
    expect((await verifyChain()).broken).toMatchObject({ seq: 3 });
  });

  it("two rows that changed places are found", async () => {
    await past(
      "update audit_link set row_id = -2 where seq = 2; update audit_link l set row_id = r.row_id from audit_link r where l.seq = 3 and r.seq = 3",
    );
    const [, second, third] = await links();
    await past(
      `update audit_link set row_id = case seq when 2 then ${third?.id} else -9 end where seq in (2, 3); update audit_link set row_id = ${Number(third?.id) - 1} where seq = 3`,
    );
    expect(second).toBeDefined();
    expect((await verifyChain()).broken).toMatchObject({ seq: 2, fault: "row changed" });
  });

  it("a row put in between is found, with a link of its own or without", async () => {
    const [row] = await t.admin<{ id: string }>("select max(id) + 1000 as id from audit_change");
    const slip = `insert into audit_change (id, op, table_name, at) values (${row?.id}, 'update', 'account', '2026-01-01')`;
    await past(slip);
    expect((await verifyChain()).broken).toEqual({
      seq: null,
      fault: "row slipped in",
      log: "change",
      rowId: Number(row?.id),
    });
    await past(`update audit_link set seq = seq + 1 where seq = 4;
      insert into audit_link select 4, 'change', ${row?.id}, sealed_at, hash from audit_link where seq = 3`);
    expect((await verifyChain()).broken).toMatchObject({ seq: 4, fault: "row changed" });
  });

  it("a chain that was made anew, or cut short at its end, is found by a hash that was noted elsewhere", async () => {
    const { hash } = await verifyChain();
    await past(
      "update audit_change set user_id = 7; delete from audit_link; insert into audit_unsealed (log, row_id) select 'change', id from audit_change order by id",
    );
    await seal();
    expect((await verifyChain()).broken).toBeNull();
    expect((await verifyChain({ seq: 4, hash })).broken).toMatchObject({ seq: 4, fault: "not as noted" });
    const now = await verifyChain();
    await past(
      "delete from audit_link where seq = 4; delete from audit_change where id = (select max(id) from audit_change)",
    );
    expect((await verifyChain({ seq: 4, hash: now.hash })).broken).toMatchObject({ seq: 4, fault: "not as noted" });
  });

  it("a row that went before its seal is found", async () => {
    await add("Gone");
    await past("delete from audit_change where id = (select max(id) from audit_change)");
    await seal();
    expect((await verifyChain()).broken).toMatchObject({ seq: null, fault: "row deleted", log: "change" });
  });
});

describe("sealing beside those who write", () => {
  it("a transaction that stays open keeps only its own rows waiting", async () => {
    const open = new pg.Client({ connectionString: t.urls.bw_app });
    await open.connect();
    await open.query("begin");
    await open.query("insert into team (name) values ('Slow')");
    await add("Quick");
    expect(await seal()).toBe(1);
    await open.query("commit");
    await open.end();
    expect(await seal()).toBe(1);
    expect(await verifyChain()).toMatchObject({ links: 6, broken: null });
  });

  it("many at once, and several sealers, make one chain of every row", async () => {
    const writers = Array.from({ length: 12 }, (_, writer) =>
      (async () => {
        for (let n = 0; n < 5; n++) await acting({ system: `job: ${writer}` }, () => add(`W${writer} ${n}`));
      })(),
    );
    const sealers = Array.from({ length: 3 }, async () => {
      for (let n = 0; n < 10; n++) await seal();
    });
    await Promise.all([...writers, ...sealers]);
    await seal();
    expect(await verifyChain()).toMatchObject({ links: 64, broken: null });
  });

  it("what is rolled back leaves nothing behind", async () => {
    await db
      .$transaction(async (tx) => {
        await tx.team.create({ data: { name: "Never" } });
        throw new Error("back");
      })
      .catch(() => undefined);
    expect(await seal()).toBe(0);
    expect(await verifyChain()).toMatchObject({ links: 4, broken: null });
  });
});

describe("who may write the log: nobody but its triggers and its sealer", () => {
  const tables = ["audit_change", "audit_link", "audit_unsealed", "audit_rule", "finance.audit_change"];
  it.each(tables)("%s takes no insert, update or delete of the serving roles", async (table) => {
    for (const role of ["bw_app", "bw_finance", "bw_finance_system"]) {
      const rights = await t.admin<{ right: string }>(
        "select r as right from unnest('{insert, update, delete, truncate}'::text[]) r where has_table_privilege($1, $2, r)",
        [role, table],
      );
      expect({ role, rights: rights.map(({ right }) => right) }).toEqual({ role, rights: [] });
    }
  });

  it("the texts that are sealed hold amounts, and only the sealer reads them", async () => {
    for (const sql of ["select audit_text('money', 1)", "select * from finance.audit_change"]) {
      await expect(pools.app.query(sql)).rejects.toThrow(/permission denied/);
    }
    const rows = await t.admin<{ role: string }>(
      "select r as role from unnest('{bw_app, bw_finance, bw_finance_system}'::text[]) r where has_function_privilege(r, 'audit_text(text, bigint)', 'execute')",
    );
    expect(rows).toEqual([]);
  });

  it("not even the owner changes a row without switching the guard off first", async () => {
    await expect(t.admin("update audit_change set user_id = 1")).rejects.toThrow(/never changed/);
    await expect(t.admin("delete from audit_link")).rejects.toThrow(/never changed/);
  });
});
