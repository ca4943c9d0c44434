import { expect, it } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import { readValue } from "../read/figures.ts";
import { readRows } from "../read/rows.ts";
import { defaultDefinitions } from "../rules/default-definitions.ts";
import { periodOf } from "../rules/period.ts";
import { adoption } from "./adoption.ts";

const t = await testDatabase();
const context = { timeZone: "UTC", definitions: defaultDefinitions };
const year = periodOf("2025-01-01", "2026-01-01");

it("adoption (METRICS): used in the last 28 days out of the plan's features; without a plan, out of all", async () => {
  await t.admin(
    `insert into account (id, name, plan) values (1, 'Ada', 'Team'), (2, 'Bell', 'Enterprise'), (3, 'Cole', null)`,
  );
  await t.admin(`insert into feature (id, key, name, plans) values
    (1, 'home', 'Home', '{}'), (2, 'boards', 'Boards', '{Team,Enterprise}'), (3, 'audit', 'Audit', '{Enterprise}'), (4, 'sso', 'SSO', '{Enterprise}')`);
  await t.admin(
    `insert into active_period (account_id, starts_on) values (1, '2024-01-01'), (2, '2024-01-01'), (3, '2024-01-01')`,
  );
  await t.admin(`insert into usage_feature_daily (account_id, feature_id, day, events) values
    (1, 1, '2025-12-31', 4), (1, 3, '2025-12-31', 1), (2, 1, '2025-12-04', 1), (2, 2, '2025-12-03', 1), (3, 1, '2025-12-20', 2), (3, 4, '2025-12-21', 2)`);
  const figure = await readValue(adoption, year, {}, context);
  expect(figure).toMatchObject({ numerator: 1 + 1 + 2, denominator: 2 + 4 + 4 });
  const { rows } = await readRows(adoption, year, { filter: {}, page: 1, pageSize: 20 }, context);
  expect(
    rows.flatMap(({ account, item }) => (item.includes("features") ? [`${account}: ${item}`] : [])).sort(),
  ).toEqual(["Ada: 1 of 2 features", "Bell: 1 of 4 features", "Cole: 2 of 4 features"]);
});
