import { call } from "@orpc/server";
import { describe, expect, it } from "vitest";
import { anonymous, type Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { testDatabase } from "#lib/test-database.ts";
import { metricsMovedBy } from "../catalog/catalog.ts";
import { metrics } from "../procedures.ts";
import { addDays, addMonths } from "../rules/period.ts";
import { metricKeys } from "../schema.ts";
import { followChanges, makeFigures, turnDay } from "./follow-changes.ts";
import { publishFigures } from "./publish.ts";

const t = await testDatabase();
const asOf = today();
const manager: Caller = { ...anonymous("test", "::1"), kind: "user", userId: 1, role: "manager", roles: ["manager"] };
const overview = (input: object = {}) => call(metrics.overview, input, { context: { caller: manager } });
const retained = async (input: object = {}) => (await overview(input)).tiles[3];

await t.admin(
  "insert into app_user (id, email, name, status) values (1, 'cia@x.io', 'Cia', 'active'), (2, 'cob@x.io', 'Cob', 'active')",
);
await t.admin("insert into team (id, name) values (1, 'North')");
await t.admin("insert into team_member values (1, 1)");
await t.admin(`insert into account (id, name, segment, owner_id, customer_since)
  select n, 'Account ' || n, case when n <= 10 then 'Large' else 'Small' end, 1 + n % 2, '2020-01-01' from generate_series(1, 20) n`);

describe("C5: figures follow changes", () => {
  it("a change moves the figures of its own tables, an account or a team all of them", () => {
    expect(metricsMovedBy(["survey_response"])).toEqual(["csat", "advocacy", "nps"]);
    expect(metricsMovedBy(["milestone", "reference_customer"])).toEqual(["ttfv-reduction", "advocacy", "ttfv"]);
    expect(metricsMovedBy(["survey_response", "account"])).toEqual([...metricKeys]);
    expect(metricsMovedBy(["team_member"])).toEqual([...metricKeys]);
    expect(metricsMovedBy([])).toEqual([]);
  });

  it("what is kept, closed periods included, follows, whatever the filter", async () => {
    await makeFigures(asOf);
    await followChanges(asOf);
    expect(await followChanges(asOf)).toBe(false);
    expect((await retained())?.figure).toMatchObject({ numerator: 20, denominator: 20 });
    const leftOn = addMonths(asOf, -2);
    await t.admin(`insert into churn_event (account_id, day) values (2, '${leftOn}')`);
    expect(await followChanges(asOf)).toBe(true);
    const tile = await retained();
    expect(tile?.figure).toMatchObject({ numerator: 19, denominator: 20, counts: { in: 20, out: 0, beside: 0 } });
    const closed = tile?.trend.filter((point) => point.end > addDays(leftOn, 1)) ?? [];
    expect(closed.length).toBeGreaterThan(1);
    for (const point of closed) expect(point.value).toBe(19 / 20);
    expect((await retained({ segment: "Large", owner: 1 }))?.figure).toMatchObject({ numerator: 4, denominator: 5 });
    expect((await retained({ segment: "Large", team: 1 }))?.figure).toMatchObject({ numerator: 4, denominator: 5 });
    expect((await retained({ period: "3m", owner: 1 }))?.figure).toMatchObject({ numerator: 9, denominator: 10 });
  });

  it("an account that changes hands moves between the CSMs", async () => {
    await t.admin("update account set owner_id = 2 where id = 2");
    await followChanges(asOf);
    expect((await retained({ owner: 1 }))?.figure).toMatchObject({ numerator: 9, denominator: 9 });
    expect((await retained({ owner: 2 }))?.figure).toMatchObject({ numerator: 10, denominator: 11 });
  });

  it("when the day turns the screen moves on only once everything is kept, and old slices of CSMs go", async () => {
    const next = addDays(asOf, 1);
    await t.admin(`insert into published_ratio (metric, slice_kind, slice, period_start, period_end, n, definition_version, computed_at)
      values ('retention', 'owner', '1', '2019-01-01', '2020-01-01', 1, 1, now() - interval '5 days'),
             ('retention', 'whole', '', '2019-01-01', '2020-01-01', 1, 1, now() - interval '5 days')`);
    expect((await overview()).period.end).toBe(next);
    await publishFigures(next, "now", ["retention"]);
    await t.admin(`insert into churn_event (account_id, day) values (4, '${asOf}')`);
    expect(await followChanges(next)).toBe(true);
    const lost = await t.admin(
      `select value from published_ratio where metric = 'retention' and slice_kind = 'whole'
      and period_end >= $1 and period_start > period_end - 367 and period_start < period_end - 300 order by period_end`,
      [next],
    );
    expect(lost).toEqual([{ value: 18 / 20 }, { value: 18 / 20 }]);
    expect((await overview()).period.end).toBe(next);
    await turnDay(next);
    const ends = await t.admin<{ end: string }>(
      "select period_end::text as end from published_ratio where metric = 'kept' order by 1",
    );
    expect(ends.map((row) => row.end)).toEqual([next, addDays(next, 1)]);
    const old = await t.admin("select slice_kind from published_ratio where period_end = '2020-01-01'");
    expect(old).toEqual([{ slice_kind: "whole" }]);
  });
});
