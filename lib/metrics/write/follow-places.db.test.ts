import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import { addDays, addMonths } from "../rules/period.ts";
import { metricKeys } from "../schema.ts";
import { followChanges, makeFigures } from "./follow-changes.ts";
import { publishFigures } from "./publish.ts";

const t = await testDatabase();
const asOf = "2026-11-15";
const accounts = 60;
const owner = (n: number) => (n % 5 === 0 ? "null" : String(n % 5));
const segment = (n: number) => ["'Large'", "'Small'", "null"][n % 3];
const day = (n: number) => `'${addDays(asOf, -(n % 900))}'::date`;

/** Every figure that is kept, as it would be read; the ninth digit is where sums in another order part. */
async function kept(): Promise<Map<string, unknown>> {
  const rows = await t.admin<{ key: string; value: number | null; n: number; detail: object | null }>(`
    select concat_ws(' ', metric, slice_kind, slice, period_start, period_end) as key, value, n, detail - 'restated' as detail
    from published_ratio where metric <> 'kept'`);
  const rounded = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toFixed(9)) : value);
  return new Map(rows.map(({ key, ...rest }) => [key, JSON.parse(JSON.stringify(rest, rounded))]));
}

type Change = (account: number, n: number) => string;
const changes: Record<string, Change> = {
  owner: (id, n) => `update account set owner_id = ${owner(n)} where id = ${id}`,
  segment: (id, n) => `update account set segment = ${segment(n)} where id = ${id}`,
  both: (id, n) => `update account set segment = ${segment(n)}, owner_id = ${owner(n >> 2)} where id = ${id}`,
  plan: (id, n) => `update account set plan = '${n % 2 ? "Team" : "Pro"}' where id = ${id}`,
  parent: (id, n) =>
    `update account set parent_id = ${n % 3 && n % accounts < id - 1 ? 1 + (n % accounts) : "null"} where id = ${id}`,
  merge: (id, n) =>
    `update account set merged_into_id = ${n % 3 && n % accounts < id - 1 ? 1 + (n % accounts) : "null"} where id = ${id}`,
  start: (id, n) =>
    `update account set customer_since = ${day(n)}, contract_start = ${n % 2 ? day(n >> 1) : "null"} where id = ${id}`,
  trial: (id, n) =>
    `update account set trial_started_on = ${day(n)}, converted_on = ${n % 2 ? day(n >> 1) : "null"} where id = ${id}`,
  left: (id, n) => `update account set churned_on = ${n % 2 ? day(n) : "null"} where id = ${id}`,
  churn: (id, n) => `insert into churn_event (account_id, day) values (${id}, ${day(n)})`,
  stay: (id) => `delete from churn_event where account_id = ${id}`,
  line: (
    id,
    n,
  ) => `with s as (insert into subscription (account_id, starts_on, ends_on, quantity, plan, auto_renew, is_trial)
    values (${id}, ${day(n)}, ${n % 3 ? "null" : `${day(n)} + ${30 + (n % 400)}`}, 1 + ${n % 4}, 'basic', ${n % 2 === 0}, ${n % 7 === 0}) returning account_id, id)
    insert into finance.subscription_price select account_id, id, ${1_000 + (n % 5_000)}, 'USD', null from s`,
  more: (id, n) =>
    `update subscription set quantity = quantity + 1, starts_on = starts_on - ${n % 40} where account_id = ${id}`,
  end: (id, n) => `update subscription set ends_on = starts_on + ${1 + (n % 500)} where account_id = ${id}`,
  noLine: (id) => `delete from subscription where account_id = ${id}`,
  answer: (id, n) => `insert into survey_response (account_id, survey_id, contact_id, score, answered_at, sent_at)
    values (${id}, ${1 + (n % 2)}, ${n % 3 ? "null" : `${id} * 10`}, ${n % 5 ? n % 11 : "null"}, ${n % 5 ? day(n) : "null"}, ${day(n)})`,
  onboarding: (
    id,
    n,
  ) => `insert into onboarding_plan (account_id, name, started_on, original_due_on, due_on, completed_on, status)
    values (${id}, 'Plan', ${day(n)}, ${day(n)} + 30, ${day(n)} + 30, ${n % 2 ? `${day(n)} + ${n % 80}` : "null"}, 'running')`,
  value: (id, n) => `insert into milestone (account_id, plan_id, name, is_first_value, completed_on)
    values (${id}, 1, 'First value', true, ${n % 3 ? day(n) : "null"})`,
  reference: (id, n) =>
    `insert into reference_customer (account_id, kind, live_from) values (${id}, 'reference', ${day(n)})`,
  team: (_, n) =>
    n % 2
      ? `insert into team_member values (${1 + (n % 2)}, ${1 + (n % 4)}) on conflict do nothing`
      : `delete from team_member where user_id = ${1 + (n % 4)}`,
  gone: (id) => `delete from account where id = ${id} and id > 50`,
  fresh: (_, n) =>
    `insert into account (name, segment, owner_id, customer_since) values ('Fresh', ${segment(n)}, ${owner(n)}, ${day(n)})`,
};
const names = Object.keys(changes);
const step = fc.record({
  name: fc.constantFrom(...names),
  account: fc.integer({ min: 1, max: accounts }),
  n: fc.integer({ min: 0, max: 9_999 }),
});

beforeAll(async () => {
  await t.admin(
    "insert into app_user (id, email, name, status) select n, n || '@x.io', 'CSM ' || n, 'active' from generate_series(1, 4) n",
  );
  await t.admin("insert into team (id, name) values (1, 'North'), (2, 'South')");
  await t.admin("insert into team_member values (1, 1), (1, 2), (2, 3)");
  await t.admin(
    "insert into survey (id, key, name, kind, scale_max) values (1, 'csat', 'CSAT', 'csat', 5), (2, 'nps', 'NPS', 'nps', 10)",
  );
  await t.admin(
    "insert into feature (id, key, name, plans) values (1, 'home', 'Home', '{}'), (2, 'boards', 'Boards', '{Team}')",
  );
  await t.admin(`insert into account (id, name, segment, owner_id, customer_since) select n, 'Account ' || n,
    (array['Large', 'Small', null])[1 + n % 3], nullif(n % 5, 0), '${addMonths(asOf, -30)}'::date + n from generate_series(1, ${accounts}) n`);
  await t.admin("select setval(pg_get_serial_sequence('account', 'id'), 1000)");
  await t.admin("insert into contact (account_id, id, name) select id, id * 10, 'Contact' from account");
  await t.admin(
    `insert into usage_feature_daily (account_id, feature_id, day, events) select id, 1, '${addDays(asOf, -3)}', 2 from account where id % 2 = 0`,
  );
  await t.admin(`insert into onboarding_plan (account_id, id, name, started_on, original_due_on, due_on)
    select id, 1, 'Plan', customer_since, customer_since + 60, customer_since + 60 from account`);
  await t.admin("select setval(pg_get_serial_sequence('onboarding_plan', 'id'), 1000)");
  for (let id = 1; id <= 50; id++) {
    await t.admin(changes.line?.(id, 700 + 31 * id) ?? "");
    if (id % 3 === 0) await t.admin(changes.value?.(id, 850 - id) ?? "");
    if (id % 4 === 0) await t.admin(changes.answer?.(id, id) ?? "");
  }
  await makeFigures(asOf);
  await t.admin("delete from metric_touch");
}, 120_000);

describe("C5: what follows changes of single accounts is what is made from the start", () => {
  it("whatever changes, in any order: the whole book, segments, CSMs, teams, and money", async () => {
    let withMoney = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const { name, account, n } of steps) {
          const there = await t.admin("select from account where id = $1", [account]);
          if (there.length > 0 || name === "team" || name === "fresh") await t.admin(changes[name]?.(account, n) ?? "");
        }
        while (await followChanges(asOf));
        const followed = await kept();
        if ([...followed.keys()].some((key) => key.startsWith("nrr whole"))) withMoney += 1;
        await t.admin("delete from published_ratio where metric <> 'kept'");
        await makeFigures(asOf);
        await t.admin("delete from metric_touch");
        expect(followed).toEqual(await kept());
      }),
      { numRuns: 12, seed: 7, endOnFailure: true },
    );
    expect(withMoney).toBeGreaterThan(4);
  }, 300_000);

  it("a book that is followed some accounts at a time adds up to the same", async () => {
    const whole = await kept();
    await t.admin(`delete from published_ratio where metric <> 'kept' and period_end > '${asOf}'`);
    await t.admin("update metric_cell set rows = rows + 1, place = '777|gone' where place like '1|%'");
    await publishFigures(asOf, "now", metricKeys, 7);
    expect(await kept()).toEqual(whole);
  });
});
