import { describe, expect, it } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import { readTrend, readValue } from "../read/figures.ts";
import { readRows } from "../read/rows.ts";
import { defaultDefinitions } from "../rules/default-definitions.ts";
import { periodOf } from "../rules/period.ts";
import { onboardingCompletion } from "./onboarding-completion.ts";
import { ttfv } from "./ttfv.ts";
import { ttfvReduction } from "./ttfv-reduction.ts";

const t = await testDatabase();
const context = { timeZone: "UTC", definitions: defaultDefinitions };
const all = { filter: {}, page: 1, pageSize: 100 };

await t.admin(`insert into account (id, name, segment, customer_since, contract_start, churned_on) values
  (1, 'Ada', 'Enterprise', '2020-01-01', null, null), (2, 'Bell', 'Enterprise', '2020-01-01', null, null),
  (3, 'Cole', 'Mid-market', '2020-01-01', null, '2025-03-01'), (4, 'Dean', 'Mid-market', '2020-01-01', null, null),
  -- the golden case: seen on 31 Mar 2025
  (11, 'Reached on day 10', 'Enterprise', '2019-01-01', '2025-02-01', null),
  (12, 'Reached on day 20', 'Enterprise', '2025-02-01', null, null),
  (13, 'Waiting for 15 days', 'Enterprise', '2025-03-16', null, null),
  (14, 'Lost, 30 days ago', 'Mid-market', '2025-03-01', null, '2025-03-09'),
  (15, 'Without a plan', 'Mid-market', '2025-03-01', null, null)`);
await t.admin(`insert into onboarding_plan (account_id, id, name, status, started_on, original_due_on, due_on, completed_on, paused_on) values
  (1, 1, 'on time', 'completed', '2025-01-01', '2025-02-10', '2025-02-10', '2025-02-10', null),
  (1, 2, 're-planned, 30 days late', 'completed', '2025-01-01', '2025-02-01', '2025-05-01', '2025-03-03', null),
  (2, 3, '31 days late', 'completed', '2025-01-01', '2025-02-01', '2025-02-01', '2025-03-04', null),
  (3, 4, 'churned', 'running', '2025-01-01', '2025-02-20', '2025-02-20', null, null),
  (2, 5, 'open and recent', 'running', '2025-01-01', '2025-03-02', '2025-03-02', null, null),
  (2, 6, 'open for 30 days', 'running', '2025-01-01', '2025-03-01', '2025-03-01', null, null),
  (4, 7, 'paused 29 days ago', 'paused', '2025-01-01', '2025-01-15', '2025-01-15', null, '2025-03-02'),
  (4, 8, 'paused 30 days ago', 'paused', '2025-01-01', '2025-01-15', '2025-01-15', null, '2025-03-01'),
  (4, 9, 'due before the period', 'running', '2024-01-01', '2024-12-31', '2024-12-31', null, null),
  (4, 10, 'due on the end', 'running', '2025-01-01', '2025-04-01', '2025-04-01', null, null),
  (11, 11, 'plan', 'running', '2025-02-01', '2026-01-01', '2026-01-01', null, null),
  (12, 12, 'plan', 'running', '2025-02-01', '2026-01-01', '2026-01-01', null, null),
  (13, 13, 'plan', 'running', '2025-02-01', '2026-01-01', '2026-01-01', null, null),
  (14, 14, 'plan', 'running', '2025-02-01', '2026-01-01', '2026-01-01', null, null)`);
await t.admin(`insert into milestone (account_id, id, plan_id, name, is_first_value, completed_on) values
  (11, 1, 11, 'kick-off', false, '2025-02-02'), (11, 2, 11, 'first value', true, '2025-02-11'), (11, 3, 11, 'second value', true, '2025-03-20'),
  (12, 4, 12, 'first value', true, '2025-02-21'), (13, 5, 13, 'first value', true, null), (14, 6, 14, 'first value', true, null)`);

const quarter = periodOf("2025-01-01", "2025-04-01");

describe("M1 onboarding completion", () => {
  it("counts each plan once, by its original due date, and says why", async () => {
    const { rows } = await readRows(onboardingCompletion, quarter, all, context);
    expect(Object.fromEntries(rows.map((row) => [row.item, `${row.state}: ${row.reason} ${row.numerator}`]))).toEqual({
      "on time": "in: completed on time 1",
      "re-planned, 30 days late": "in: completed within 30 days after due 1",
      "31 days late": "in: completed more than 30 days after due 0",
      churned: "in: churned before completing 0",
      "open and recent": "out: open, due less than 30 days ago 0",
      "open for 30 days": "in: not completed 0",
      "paused 29 days ago": "out: paused less than 30 days ago 0",
      "paused 30 days ago": "in: not completed 0",
    });
  });

  it("is 2 of 6, with the on-time share and the open ones beside it", async () => {
    const figure = await readValue(onboardingCompletion, quarter, {}, context);
    expect(figure).toMatchObject({ value: 2 / 6, numerator: 2, denominator: 6, n: 6, small: false });
    expect(figure.parts.map((part) => part.value)).toEqual([1 / 6, 1, 1, 1]);
  });

  it("X5: recomputes from the rows that are in", async () => {
    const { rows, total } = await readRows(onboardingCompletion, quarter, { ...all, state: "in" }, context);
    const sum = (key: "numerator" | "denominator") => rows.reduce((n, row) => n + row[key], 0);
    const figure = await readValue(onboardingCompletion, quarter, {}, context);
    expect([sum("numerator"), sum("denominator"), total]).toEqual([figure.numerator, figure.denominator, figure.n]);
  });

  it("pages, filters by segment, and is n/a without plans", async () => {
    const page = await readRows(onboardingCompletion, quarter, { filter: {}, page: 2, pageSize: 3 }, context);
    expect([page.rows.length, page.total]).toEqual([3, 8]);
    expect(await readValue(onboardingCompletion, quarter, { segment: "Mid-market" }, context)).toMatchObject({
      n: 2,
      small: true,
      value: 0,
    });
    expect(await readValue(onboardingCompletion, periodOf("2010-01-01", "2011-01-01"), {}, context)).toMatchObject({
      value: null,
      missing: "no-rows",
    });
  });

  it("a trend is one query and each point knows nothing later", async () => {
    const periods = [periodOf("2025-01-01", "2025-02-15"), quarter];
    const [early, late] = await readTrend(onboardingCompletion, periods, {}, context);
    expect(early).toMatchObject({ n: 3, numerator: 1 });
    expect(late).toMatchObject({ n: 6, numerator: 2 });
  });
});

describe("TTFV and M2", () => {
  const started = periodOf("2025-02-01", "2025-04-01");

  it("golden: 10 and 20 reached, 15 waiting, 30 lost → median 20", async () => {
    const { rows } = await readRows(ttfv, started, all, context);
    expect(rows.map((row) => [row.account, row.item, row.state, row.reason, row.numerator])).toEqual([
      ["Lost, 30 days ago", "from account start", "in", "lost", 30],
      ["Without a plan", "from account start", "out", "no first-value milestone in any plan", 30],
      ["Reached on day 10", "from contract start", "in", "reached", 10],
      ["Reached on day 20", "from account start", "in", "reached", 20],
      ["Waiting for 15 days", "from account start", "in", "waiting", 15],
    ]);
    const figure = await readValue(ttfv, started, {}, context);
    expect(figure).toMatchObject({ value: 20, n: 4, small: true });
    expect(figure.parts.map((part) => [part.label, part.value])).toEqual([
      ["reached", 2],
      ["waiting", 1],
      ["lost", 1],
    ]);
  });

  it("what is reached later is still waiting then", async () => {
    expect(await readValue(ttfv, { ...started, asOf: "2025-02-10" }, {}, context)).toMatchObject({
      value: null,
      missing: "not-reached",
    });
  });

  it("golden: ten starters, six churned on day 15 → not reached; value before the start is day 0", async () => {
    await t.admin(`insert into account (id, name, customer_since, churned_on)
      select 100 + n, 'Starter ' || n, '2022-01-01', case when n > 4 then '2022-01-16'::date end from generate_series(1, 10) n`);
    await t.admin(`insert into onboarding_plan (account_id, id, name, started_on, original_due_on, due_on)
      select id, id, 'plan', '2022-01-01', '2022-02-01', '2022-02-01' from account where id > 100`);
    await t.admin(`insert into milestone (account_id, id, plan_id, name, is_first_value, completed_on)
      select id, id, id, 'first value', true, case when id <= 104 then '2022-01-01'::date + (id - 100) * 10 end from account where id > 100`);
    const period = { start: "2022-01-01", end: "2022-02-01", asOf: "2022-04-11" };
    expect(await readValue(ttfv, period, {}, context)).toMatchObject({ value: null, missing: "not-reached", n: 10 });
    await t.admin("update account set customer_since = '2022-01-05' where id = 101");
    await t.admin("update milestone set completed_on = '2022-01-02' where account_id = 101");
    const { rows } = await readRows(ttfv, period, { ...all, state: "in" }, context);
    expect(rows.find((row) => row.accountId === 101)?.numerator).toBe(0);
  });

  it("M2 compares with the frozen baseline, and says when there is none", async () => {
    expect(await readValue(ttfvReduction, started, {}, context)).toMatchObject({ value: null, missing: "no-baseline" });
    await t.admin(`insert into account (id, name, customer_since) values (201, 'Slow', '2021-06-01')`);
    await t.admin(
      `insert into onboarding_plan (account_id, id, name, started_on, original_due_on, due_on) values (201, 201, 'plan', '2021-06-01', '2021-07-01', '2021-07-01')`,
    );
    await t.admin(
      `insert into milestone (account_id, id, plan_id, name, is_first_value, completed_on) values (201, 201, 201, 'first value', true, '2021-07-11')`,
    );
    const baseline = { start: "2021-01-01", end: "2022-01-01" };
    const frozen = { ...context, definitions: { ...defaultDefinitions, baseline } };
    const figure = await readValue(ttfvReduction, started, {}, frozen);
    expect(figure.value).toBeCloseTo((40 - 20) / 40, 12);
    expect(figure.parts.slice(0, 3).map((part) => part.value)).toEqual([20, 40, 1]);
    const { rows } = await readRows(ttfvReduction, started, { ...all, state: "in" }, frozen);
    expect(rows.filter((row) => row.item.startsWith("baseline")).map((row) => row.account)).toEqual(["Slow"]);
  });
});
