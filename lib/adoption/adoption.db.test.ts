import { beforeAll, describe, expect, test } from "vitest";
import { readOnboarding } from "#lib/onboarding/read.ts";
import { testDatabase } from "#lib/test-database.ts";
import { readUsage } from "./read.ts";

const t = await testDatabase();
const asOf = "2026-11-22";

beforeAll(async () => {
  await t.admin(
    "insert into account (id, name, plan, seats, contract_start) overriding system value values (1, 'Copper & Vale', 'pro', 60, '2026-09-01')",
  );
  await t.admin(
    "insert into feature (id, key, name, plans) overriding system value values (1, 'a', 'Reports', '{pro}'), (2, 'b', 'Alerts', '{}'), (3, 'c', 'Audit', '{enterprise}')",
  );
  await t.admin(
    "insert into usage_daily (account_id, day, events, active_users) select 1, d, 10, 4 from generate_series(date '2026-10-01', date '2026-11-14', interval '1 day') d",
  );
  await t.admin(
    "insert into usage_feature_daily (account_id, feature_id, day, events, users) values (1, 1, '2026-11-20', 7, 2), (1, 1, '2026-10-10', 3, 1)",
  );
  await t.admin(
    "insert into onboarding_plan (account_id, id, name, started_on, original_due_on, due_on) overriding system value values (1, 1, 'Launch', '2026-09-01', '2026-10-01', '2026-10-15')",
  );
  await t.admin(
    "insert into milestone (account_id, plan_id, name, position, is_first_value, completed_on) values (1, 1, 'Go live', 2, true, '2026-09-20'), (1, 1, 'Kick-off', 1, false, '2026-09-03')",
  );
});

describe("F2 usage of an account", () => {
  test("weeks without any arrival after the last one are gaps, and so are those before the first", async () => {
    const { weeks, seats, lastOn } = await readUsage(1, asOf);
    expect(weeks).toHaveLength(26);
    expect(weeks.slice(-2)).toEqual([
      { week: "2026-11-15", events: 60, users: 4, activeDays: 6 },
      { week: "2026-11-22", events: null, users: null, activeDays: null },
    ]);
    expect(weeks[0]).toMatchObject({ events: null, users: null });
    expect({ seats, lastOn }).toEqual({ seats: 60, lastOn: "2026-11-14" });
  });
  test("features of the plan are listed, used or not; later days are not known", async () => {
    const { features } = await readUsage(1, asOf);
    expect(features.map((feature) => [feature.name, feature.days, feature.events, feature.eventsBefore])).toEqual([
      ["Reports", 1, 7, 3],
      ["Alerts", 0, 0, 0],
    ]);
    const { features: earlier } = await readUsage(1, "2026-11-10");
    expect(earlier.find((feature) => feature.name === "Reports")).toMatchObject({
      days: 0,
      events: 0,
      eventsBefore: 3,
    });
  });
});

test("F1 the plan lists its milestones in order and knows when value was reached", async () => {
  const { plans, firstValueOn, firstValueFrom } = await readOnboarding(1, asOf);
  expect(plans[0]?.milestones.map((milestone) => milestone.name)).toEqual(["Kick-off", "Go live"]);
  expect([firstValueFrom, firstValueOn]).toEqual(["2026-09-01", "2026-09-20"]);
});
