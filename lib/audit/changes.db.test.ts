import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { accounts } from "#lib/accounts/procedures.ts";
import { acting } from "#lib/acting.ts";
import type { Caller } from "#lib/caller.ts";
import { db, financeSystemDb, pools } from "#lib/db.ts";
import { finance } from "#lib/finance/procedures.ts";
import { ingest } from "#lib/ingest/procedures.ts";
import { people } from "#lib/people/procedures.ts";
import { testDatabase } from "#lib/test-database.ts";
import { as, grant, type MoneyWorld, makeMoneyWorld } from "#lib/test-money.ts";
import { value } from "#lib/value/procedures.ts";

const t = await testDatabase();
let world: MoneyWorld;
let admin: Caller & { userId: number };
beforeAll(async () => {
  world = await makeMoneyWorld(t);
  admin = { ...world.admin, requestId: "r-admin" };
});

type Change = {
  userId: number | null;
  role: string | null;
  door: string | null;
  requestId: string | null;
  system: string | null;
  op: string;
  table: string;
  key: object | null;
  accountId: number | null;
  money: boolean;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};
const changes = (table: string) =>
  t.admin<Change>(
    `select user_id as "userId", role, door, request_id as "requestId", system, op, table_name as table, row_key as key,
       account_id as "accountId", money, before, after from audit_change where table_name = $1 order by id`,
    [table],
  );
const latest = async (table: string) => (await changes(table)).at(-1);

describe("every change by anyone, before and after (issue 5, Audit)", () => {
  it("says who, in which role, through which door and request, and only what changed", async () => {
    await call(accounts.edit, { accountId: world.accountId, tier: "A" }, as({ ...world.csm, requestId: "r-1" }));
    expect(await latest("account")).toEqual({
      userId: world.csm.userId,
      role: "csm",
      door: "test",
      requestId: "r-1",
      system: null,
      op: "update",
      table: "account",
      key: { id: world.accountId },
      accountId: world.accountId,
      money: false,
      before: { tier: null },
      after: { tier: "A" },
    });
  });

  it("keeps a whole row that came or went", async () => {
    const { id } = await db.team.create({ data: { name: "East" } });
    await db.team.delete({ where: { id } });
    expect((await changes("team")).slice(-2)).toMatchObject([
      { op: "insert", before: null, after: { id, name: "East" } },
      { op: "delete", before: { id, name: "East" }, after: null },
    ]);
  });

  it("is written in the transaction of the change: one rolled back leaves no entry", async () => {
    const before = (await changes("team")).length;
    await acting({ system: "job: test" }, () =>
      db.$transaction(async (tx) => {
        await tx.team.create({ data: { name: "Never" } });
        throw new Error("back");
      }),
    ).catch(() => undefined);
    expect((await changes("team")).length).toBe(before);
  });

  it("does not mix up people who write at the same time, and leaves no name on a connection", async () => {
    const writers = Array.from({ length: 30 }, (_, n) => ({
      ...admin,
      userId: n % 2 ? admin.userId : world.manager.userId,
      requestId: `r-${n}`,
    }));
    await Promise.all(
      writers.map(async (caller, n) => {
        await call(people.createTeam, { name: `Team ${n}` }, as(caller));
        await db.team.count();
      }),
    );
    const made = (await changes("team")).filter(({ requestId }) => requestId?.match(/^r-\d+$/));
    expect(made).toHaveLength(30);
    for (const { after, requestId, userId } of made) {
      const n = Number(requestId?.slice(2));
      expect({ name: after?.name, userId }).toEqual({ name: `Team ${n}`, userId: writers[n]?.userId });
    }
    const tags = await Promise.all(
      Array.from({ length: 20 }, () =>
        pools.app.query<{ tag: string | null }>(
          "select pg_sleep(0.05), current_setting('bellwether.actor', true) as tag",
        ),
      ),
    );
    expect(tags.flatMap(({ rows }) => rows.map(({ tag }) => tag || null))).toEqual(tags.map(() => null));
  });

  it("names the job, the one who went past the application, and nothing of a bulk that has its own record", async () => {
    await acting({ system: "job: metrics.derive" }, () => db.product.create({ data: { key: "pro", name: "Pro" } }));
    expect(await latest("product")).toMatchObject({ system: "job: metrics.derive", userId: null });
    await t.admin("update product set name = 'Pro 2'");
    expect(await latest("product")).toMatchObject({
      system: "database: postgres",
      before: { name: "Pro" },
      after: { name: "Pro 2" },
    });
    const before = (await changes("product")).length;
    await acting({ bulk: "import 1" }, () => financeSystemDb.product.create({ data: { key: "bulk", name: "Bulk" } }));
    expect((await changes("product")).length).toBe(before);
    await t.admin("truncate product cascade");
    expect(await latest("product")).toMatchObject({ op: "truncate", key: null, before: null });
  });

  it("takes no note of what is no change", async () => {
    const before = (await changes("app_user")).length;
    await db.appUser.update({ where: { id: admin.userId }, data: { lastLookedAt: new Date(), name: "Ada" } });
    expect((await changes("app_user")).length).toBe(before);
  });
});

describe("what never enters the log", () => {
  it("secrets: passwords, hashes, tokens, sealed secrets, also inside of settings", async () => {
    const { secret } = await call(people.createKey, { name: "Zapier", kind: "agent", userId: admin.userId }, as(admin));
    await call(ingest.newStripe, { name: "Billing" }, as(admin));
    await db.appUser.update({ where: { id: admin.userId }, data: { passwordHash: "argon-of-somebody" } });
    const mail = { host: "mail.example", password: "mail-pass", nested: [{ apiToken: "tok-1" }] };
    await db.setting.create({ data: { key: "smtp", value: mail } });
    const [{ text } = { text: "" }] = await t.admin<{ text: string }>(
      "select string_agg(c::text, ' ') as text from audit_change c",
    );
    const kept = await t.admin<{ secret: string }>(
      "select secret_hash as secret from api_key union all select secret from webhook where secret is not null union all select address from webhook",
    );
    expect(kept.length).toBeGreaterThan(1);
    for (const hidden of [secret, "argon-of-somebody", "mail-pass", "tok-1", ...kept.map((one) => one.secret)]) {
      expect({ hidden, found: text.includes(hidden) }).toEqual({ hidden, found: false });
    }
    expect(await latest("app_user")).toMatchObject({
      before: { password_hash: null },
      after: { password_hash: "(hidden)" },
    });
    expect(await latest("setting")).toMatchObject({
      after: { value: { host: "mail.example", password: "(hidden)", nested: [{ apiToken: "(hidden)" }] } },
    });
  });

  it("amounts: that one changed is in the log, from what to what is in schema finance (N4)", async () => {
    await grant(admin, world.csm.userId);
    const deals = await call(value.deals, { accountId: world.accountId }, as(world.csm));
    const dealId = Number(deals[0]?.id);
    const amount = { minor: 77_315_904, currency: "EUR" };
    await call(finance.setDealAmount, { accountId: world.accountId, dealId, amount }, as(world.csm));
    const change = await latest("finance.deal_amount");
    expect(change).toMatchObject({
      userId: world.csm.userId,
      money: true,
      accountId: world.accountId,
      before: null,
      after: null,
      op: "update",
    });
    const [twin] = await t.admin("select before, after from finance.audit_change order by id desc limit 1");
    expect(twin).toEqual({
      before: { amount_minor: 99_900, currency: "USD" },
      after: { amount_minor: 77_315_904, currency: "EUR" },
    });
    await expect(db.$queryRaw`select * from finance.audit_change`).rejects.toThrow(/permission denied/);
  });
});

describe("no table is forgotten", () => {
  const tables = () =>
    t.admin<{ name: string; skipped: string | null; triggers: number }>(`
      select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name, r.skipped,
        (select count(*)::int from pg_trigger g where g.tgrelid = c.oid and g.tgname in ('audit_put', 'audit_change', 'audit_clear')) as triggers
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      left join audit_rule r on r.table_name = case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname
      where n.nspname in ('public', 'finance') and c.relkind in ('r', 'p') and not c.relispartition order by 1`);

  it("each is kept by its triggers, or has a reason why not", async () => {
    const found = await tables();
    expect(found.length).toBeGreaterThan(70);
    const wrong = found.filter(({ skipped, triggers }) => triggers !== (skipped === null ? 3 : 0));
    expect(wrong).toEqual([]);
  });

  it("no reason speaks of a table that is gone", async () => {
    const names = (await tables()).map(({ name }) => name);
    const rules = await t.admin<{ name: string }>("select table_name as name from audit_rule");
    expect(rules.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
  });

  it("a table made later is kept after the next start, a column added later too", async () => {
    await t.admin(
      "create table planted (id int primary key, a int); select audit_all(); insert into planted values (1, 1)",
    );
    await t.admin("alter table planted add column b int; select audit_all(); update planted set b = 2");
    expect(await changes("planted")).toMatchObject([
      { op: "insert", key: { id: 1 }, after: { id: 1, a: 1 } },
      { op: "update", before: { b: null }, after: { b: 2 } },
    ]);
  });
});
