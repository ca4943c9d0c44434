import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { adoption } from "./procedures.ts";
import { nextMonth } from "./rules/months.ts";
import type { AdoptionListInput } from "./schema/list.ts";
import { refreshAdoption, refreshSums } from "./write/refresh.ts";

const t = await testDatabase();
const asOf = "2026-11-23";
let world: Awaited<ReturnType<typeof makeCallers>>;
const context = () => ({ context: { caller: world.callers.manager }, path: ["test"] });
const idsOf = async (input: Partial<AdoptionListInput>) => {
  const { rows, total } = await call(adoption.list, { size: 200, ...input }, context());
  expect(total).toBe(rows.length);
  return rows.map(({ id }) => id).sort((a, b) => a - b);
};
const months = ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"].map((one) => `${one}-01`);
const endSql = (month: string) => (month === "2026-11-01" ? `date '${asOf}'` : `(date '${nextMonth(month)}' - 1)`);

/** Nobody used anything in July. Accounts began in May, June or August; every seventh left at the end of September. */
const seed = [
  "insert into feature (id, key, name, plans) overriding system value values (1, 'a', 'All', '{}'), (2, 'b', 'Pro', '{pro}')",
  `insert into account (id, name, plan, segment, customer_since, churned_on) overriding system value select i, 'Account ' || i,
     case when i % 2 = 0 then 'pro' else 'team' end, case when i % 5 = 0 then 'SMB' end,
     (array['2026-05-10', '2026-06-01', '2026-08-20'])[1 + i % 3]::date, case when i % 7 = 0 then date '2026-09-30' end from generate_series(1, 40) i`,
  "insert into active_period (account_id, starts_on, ends_on) select id, customer_since, churned_on from account where id <= 38",
  `insert into usage_daily (account_id, day, events, active_users) select id, d, 4, 1 from account, generate_series(date '2026-05-01', '${asOf}', interval '1 day') d
     where d >= customer_since and (churned_on is null or d < churned_on) and extract(month from d) <> 7 and (id % 4 > 0 or d < '2026-09-15')`,
  `insert into usage_feature_daily (account_id, feature_id, day, events) select u.account_id, f, u.day, 2 from usage_daily u, generate_series(1, 2) f
     where extract(day from u.day) <= (u.account_id * f) % 16`,
];

beforeAll(async () => {
  world = await makeCallers();
  await t.admin("delete from account");
  for (const part of seed) await t.admin(part);
  await refreshAdoption(asOf);
});

const daysUsed = (feature: number, month: string) =>
  `(select count(*) from usage_feature_daily u where u.account_id = a.id and u.feature_id = ${feature} and u.events > 0
     and u.day >= '${month}' and u.day < '${nextMonth(month)}' and u.day <= '${asOf}')`;
const customer = (month: string) =>
  `(case when exists (select from active_period p where p.account_id = a.id) then exists (select from active_period p where p.account_id = a.id
     and p.starts_on <= ${endSql(month)} and (p.ends_on is null or p.ends_on > ${endSql(month)}))
    else (a.churned_on is null or a.churned_on > ${endSql(month)}) and a.customer_since <= ${endSql(month)} end)`;
const counted = async (where: string) =>
  (await t.admin<{ id: number }>(`select a.id from account a where ${where} order by a.id`)).map(({ id }) => id);

describe("F2 the funnel of a feature", () => {
  test.each([1, 2])(
    "feature %i: each count is that of the daily rows, and opens just those accounts",
    async (feature) => {
      const found = await call(adoption.funnel, { featureId: feature }, context());
      const plan = feature === 1 ? "true" : "a.plan = 'pro'";
      expect(found.day).toBe(asOf);
      for (const month of months) {
        const line = found.months.find((one) => one.month === month);
        const among = `${customer(month)} and ${plan}`;
        const stages = {
          "in-plan": await counted(among),
          tried: await counted(
            `${among} and exists (select from usage_feature_daily u where u.account_id = a.id and u.feature_id = ${feature} and u.day < '${nextMonth(month)}')`,
          ),
          regular: await counted(`${among} and ${daysUsed(feature, month)} >= 4`),
          habit: await counted(`${among} and ${daysUsed(feature, month)} >= 12`),
        } as const;
        for (const [stage, ids] of Object.entries(stages))
          expect({ stage, month, ids: await idsOf({ stage: stage as keyof typeof stages, feature, month }) }).toEqual({
            stage,
            month,
            ids,
          });
        expect(line).toEqual({
          month,
          inPlan: stages["in-plan"].length,
          tried: stages.tried.length,
          regular: stages.regular.length,
          habit: stages.habit.length,
        });
      }
      expect(
        found.months.some(
          ({ habit, regular, tried, inPlan }) => 0 < habit && habit < regular && regular < tried && tried <= inPlan,
        ),
      ).toBe(true);
    },
  );

  test("months without any customer have no line; a segment counts its own", async () => {
    const { months: all } = await call(adoption.funnel, { featureId: 1 }, context());
    expect(all.map(({ month }) => month)).toEqual(months);
    const { months: few } = await call(adoption.funnel, { featureId: 1, segment: "SMB" }, context());
    for (const line of few)
      expect(line.inPlan).toBe(
        (await idsOf({ stage: "in-plan", feature: 1, month: line.month, segment: ["SMB"] })).length,
      );
    expect((await call(adoption.funnel, { featureId: 99 }, context())).months).toEqual([]);
  });
});

describe("F2 retention by the month accounts began", () => {
  test("each share is that of the daily rows and opens its accounts; a month of no use at all is a gap", async () => {
    const { cohorts } = await call(adoption.cohorts, {}, context());
    expect(cohorts.map(({ month }) => month)).toEqual(["2026-08-01", "2026-06-01", "2026-05-01"]);
    for (const { month: cohort, accounts, used } of cohorts) {
      const began = `date_trunc('month', a.customer_since) = '${cohort}'`;
      expect(await idsOf({ cohort })).toEqual(await counted(began));
      expect(accounts).toBe((await counted(began)).length);
      const since = months.filter((month) => month >= cohort && month < "2026-11-01");
      expect(used).toHaveLength(since.length);
      for (const [at, month] of since.entries()) {
        if (month === "2026-07-01") {
          expect(used[at]).toBeNull();
          continue;
        }
        const ids = await counted(
          `${began} and exists (select from usage_daily u where u.account_id = a.id and u.events > 0 and u.day >= '${month}' and u.day < '${nextMonth(month)}')`,
        );
        expect(used[at]).toBe(ids.length);
        expect(await idsOf({ cohort, month, did: "any" })).toEqual(ids);
        expect((await idsOf({ cohort, month, did: "not" })).length).toBe(accounts - ids.length);
      }
    }
    expect(cohorts.some(({ accounts, used }) => (used.at(-1) ?? 0) < accounts)).toBe(true);
  });

  test("sums follow what changes in accounts", async () => {
    expect(await refreshSums()).toBe(false);
    await t.admin("delete from usage_daily where account_id = 3");
    await t.admin(
      "insert into account_dirty (account_id) values (3) on conflict (account_id) do update set since = now()",
    );
    const before = await call(adoption.cohorts, {}, context());
    await refreshAdoption(asOf);
    expect(await refreshSums()).toBe(true);
    const after = await call(adoption.cohorts, {}, context());
    const may = (found: typeof before) => found.cohorts.find(({ month }) => month === "2026-05-01")?.used[0] ?? 0;
    expect(may(before) - may(after)).toBe(1);
  });
});
