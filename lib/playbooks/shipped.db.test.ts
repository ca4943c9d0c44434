import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { playbooks } from "./procedures.ts";
import { installShipped } from "./write/install-shipped.ts";
import { as, makeBook, type TestBook, today } from "./write/test-book.ts";

const t = await testDatabase();
let book: TestBook;
let made = 0;
const name = () => `Account ${made}`;

beforeAll(async () => {
  book = await makeBook(t);
});
beforeEach(() => {
  made++;
});

describe("protocols that ship (SPEC E1–E3)", () => {
  it("are installed once, whatever became of them", async () => {
    const count = await db.protocol.count();
    await installShipped();
    expect(await db.protocol.count()).toBe(count);
    expect((await db.protocol.findMany({ where: { mode: "on" } })).length).toBe(3);
  });

  it("E1: one escalation that lists the blockers, which clears itself", async () => {
    const accountId = await book.account(name());
    await t.admin(
      `with p as (insert into onboarding_plan (account_id, name, status, started_on, original_due_on, due_on) values ($1, 'Start', 'running', '2026-02-20', '2026-04-01', '2026-04-01') returning id)
       insert into milestone (account_id, plan_id, name, due_on, original_due_on, blocked_reason) select $1, id, 'Data import', '2026-03-02', '2026-03-02', 'No export' from p`,
      [accountId],
    );
    await book.pass(today, [accountId]);
    await book.pass(today, [accountId]);
    const [one, ...more] = await book.interventions(accountId);
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      state: "open",
      why: { text: "“Data import” is 8 days overdue.", blockers: ["Data import: 8 days overdue, blocked: No export"] },
    });
    const raised = await t.admin(
      "select category, blockers, raised_kind, intervention_id as id from escalation where account_id = $1",
      [accountId],
    );
    expect(raised).toEqual([
      {
        category: "onboarding",
        blockers: ["Data import: 8 days overdue, blocked: No export"],
        raised_kind: "protocol",
        id: one?.id,
      },
    ]);
    expect(await book.tasks(accountId)).toMatchObject([
      { title: "Agree on a new date for what is overdue", state: "open" },
    ]);
    await t.admin("update milestone set completed_on = '2026-03-10' where account_id = $1", [accountId]);
    await book.pass(today, [accountId]);
    expect(await book.interventions(accountId)).toMatchObject([{ state: "recovered" }]);
    expect(await book.tasks(accountId)).toMatchObject([{ state: "done" }]);
  });

  const answer = (accountId: number, surveyId: number, score: number, at = `${today}T08:00:00Z`) =>
    t.admin("insert into survey_response (account_id, survey_id, score, answered_at) values ($1, $2, $3, $4)", [
      accountId,
      surveyId,
      score,
      at,
    ]);

  it("E2: an account on crossing 85 %, the whole when it is published, and a follow-up for each poor answer once", async () => {
    const accountId = await book.account(name());
    const { id: surveyId } = await db.survey.create({ data: { key: `s${made}`, name: "Support", kind: "csat" } });
    const protocolId = await book.idOf("low-satisfaction");
    for (const score of [5, 2]) await answer(accountId, surveyId, score);
    await book.pass(today, [accountId]);
    expect(await book.interventions(accountId)).toEqual([]);
    expect(await book.tasks(accountId)).toMatchObject([{ title: `Follow up the answer of ${name()}: 2 of 5` }]);
    await answer(accountId, surveyId, 4, "2025-03-11T00:00:00Z");
    await book.pass(today, [accountId]);
    await book.pass(today, [accountId]);
    const [one] = await book.interventions(accountId, protocolId);
    expect(one?.why).toMatchObject({ text: "66.7 % of 3 answers in 365 days were satisfied, below 85 %." });
    expect((await book.tasks(accountId)).filter(({ title }) => title.startsWith("Follow up"))).toHaveLength(1);
    await t.admin(
      `insert into published_ratio (metric, slice_kind, slice, period_start, period_end, value, n, definition_version) values
       ('kept', 'whole', '', '2025-03-11', '2026-03-11', null, 0, 1), ('csat', 'whole', '', '2025-03-11', '2026-03-11', .84, 30, 1), ('csat', 'segment', 'Mid', '2025-03-11', '2026-03-11', .5, 29, 1)`,
    );
    await book.due(0);
    await book.pass();
    const wide = await db.intervention.findMany({ where: { accountId: null } });
    expect(wide).toMatchObject([{ scopeKind: "whole", state: "open", protocolId }]);
    expect(
      await t.admin("select role from task where cause = 'intervention' and cause_id = $1", [wide[0]?.id]),
    ).toEqual([{ role: "manager" }]);
  });

  it("E3: strictly over 50,000 in the reporting currency, once a crossing, and no amount anywhere", async () => {
    const accountId = await book.account(name());
    await t.admin(
      "insert into finance.exchange_rate (currency, to_reporting) values ('USD', 1), ('EUR', 1.1) on conflict (currency) do update set to_reporting = excluded.to_reporting",
    );
    const deal = (minor: number, currency: string) =>
      t.admin(
        `with d as (insert into deal (account_id, name, kind) values ($1, 'Seats', 'expansion') returning account_id, id)
         insert into finance.deal_amount (account_id, deal_id, amount_minor, currency) select account_id, id, $2, $3 from d`,
        [accountId, minor, currency],
      );
    await deal(2_800_000, "USD");
    await deal(2_000_000, "EUR");
    await book.pass();
    expect(await book.interventions(accountId)).toEqual([]);
    await deal(1, "USD");
    await book.pass();
    await book.pass(today, [accountId]);
    expect(await book.interventions(accountId)).toHaveLength(1);
    const written = await t.admin<{ row: string }>(
      `select to_jsonb(i)::text as row from intervention i where account_id = $1 union all select to_jsonb(e)::text from escalation e where account_id = $1
       union all select to_jsonb(l)::text from intervention_log l union all select to_jsonb(m)::text from protocol_match m where account_id = $1
       union all select to_jsonb(n)::text from notification n union all select to_jsonb(s)::text from system_entry s where account_id = $1`,
      [accountId],
    );
    expect(written.map(({ row }) => row).join(" ")).not.toMatch(/50,?000|28,?000|22,?000|2800000|2000000/);
    expect(await t.admin("select category, title from escalation where account_id = $1", [accountId])).toEqual([
      { category: "sales", title: `Expansion of ${name()}: threshold crossed` },
    ]);
    await t.admin("update deal set won = true where account_id = $1", [accountId]);
    await book.pass();
    expect(await book.interventions(accountId)).toMatchObject([{ state: "recovered" }]);
  });

  it("names another amount only for an admin who may see all amounts, and previews no crossing (N4)", async () => {
    const protocolId = await book.idOf("expansion-threshold");
    const { definition } = await call(playbooks.get, { protocolId }, as(book.boss));
    const other = {
      protocolId,
      definition: { ...definition, trigger: { kind: "opportunity" as const, over: 40_000 } },
    };
    await expect(call(playbooks.saveDraft, other, as(book.boss))).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await call(playbooks.preview, { protocolId }, as(book.boss))).toMatchObject({
      rows: [],
      total: 0,
      closed: expect.stringMatching(/money/),
    });
    await db.moneyGrant.create({
      data: { userId: book.boss.userId, givenBy: book.manager.userId, reason: "Thresholds", scope: "whole" },
    });
    expect(await call(playbooks.saveDraft, other, as(book.boss))).toMatchObject({ id: protocolId });
    await call(playbooks.discardDraft, { protocolId }, as(book.boss));
  });
});
