import { call } from "@orpc/server";
import { describe, expect, it } from "vitest";
import { anonymous, type Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { testDatabase } from "#lib/test-database.ts";
import { metrics } from "./procedures.ts";
import { addDays } from "./rules/period.ts";
import { metricKeys } from "./schema.ts";
import { derive } from "./write/derive.ts";
import { publishFigures } from "./write/publish.ts";
import { dropTouches, readTouches } from "./write/touches.ts";

const t = await testDatabase();
const manager: Caller = { ...anonymous("test", "::1"), kind: "user", userId: 1, role: "manager", roles: ["manager"] };
const context = { caller: manager };
const asOf = today();
const overview = (input: object = {}) => call(metrics.overview, input, { context });

await t.admin(
  `insert into app_user (id, email, name, status) values (1, 'cia@x.io', 'Cia', 'active'), (2, 'cob@x.io', 'Cob', 'active')`,
);
await t.admin(`insert into team (id, name) values (1, 'North')`);
await t.admin(`insert into team_member values (1, 1)`);
await t.admin(`insert into account (id, name, segment, owner_id, customer_since) select n, case n when 1 then '=cmd()' else 'Account ' || n end,
  case when n <= 25 then 'Large' else 'Small' end, 1 + n % 2, '2020-01-01' from generate_series(1, 40) n`);
await t.admin(
  `insert into subscription (account_id, id, starts_on, ends_on) select n, n, '2020-01-01', case when n in (1, 40) then current_date - 30 end from generate_series(1, 40) n`,
);
await t.admin(`insert into finance.subscription_price select n, n, 7654321, 'USD', null from generate_series(1, 40) n`);

/** Runs it as if no figure had ever been kept. */
async function withoutKept<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  await t.admin("create table aside as select * from published_ratio");
  await t.admin("delete from published_ratio where metric not in ('grr', 'nrr', 'expansion-growth')");
  try {
    return await run();
  } finally {
    await t.admin("insert into published_ratio select * from aside on conflict do nothing");
    await t.admin("drop table aside");
  }
}

describe("Targets, before anything is published", () => {
  it("computes what is not made of money, and says that the rest is not published", async () => {
    await derive(asOf);
    const data = await overview();
    expect(data.tiles.map((tile) => tile.key)).toEqual(metricKeys.slice(0, 5));
    const retention = data.tiles.find((tile) => tile.key === "retention");
    expect(retention?.figure).toMatchObject({ numerator: 38, denominator: 40 });
    expect(retention?.met).toBe(false);
    expect(data.strip.find((tile) => tile.key === "nrr")?.figure).toMatchObject({
      value: null,
      missing: "not-published",
    });
    expect(data.segments.map((line) => line.name)).toEqual(["Small", "Large"]);
  });
});

describe("Targets, published", () => {
  it("N4: shows ratios of money for the whole book and for segments at month ends, for other filters what is missing", async () => {
    await publishFigures(asOf);
    const whole = await overview();
    expect(whole.definitions).toMatchObject({ version: 1, approvedOn: asOf });
    expect(whole.period.end).toBe(addDays(asOf, 1));
    expect(whole.strip.find((tile) => tile.key === "nrr")?.figure).toMatchObject({
      value: 38 / 40,
      numerator: null,
      denominator: null,
    });
    const large = await overview({ segment: "Large" });
    expect(large.strip.find((tile) => tile.key === "nrr")?.end.endsWith("-01") || asOf.endsWith("-01")).toBe(true);
    const small = await overview({ segment: "Small" });
    expect(small.strip.find((tile) => tile.key === "nrr")?.figure.missing).toBe("not-published");
    for (const filter of [{ team: 1 }, { owner: 1 }, { segment: "Large", owner: 1 }]) {
      const data = await overview(filter);
      expect(data.strip.find((tile) => tile.key === "nrr")?.figure).toMatchObject({ value: null, missing: "filtered" });
    }
    expect(JSON.stringify(whole)).not.toMatch(/7654321|76543/);
  });

  it("X5: stored and computed figures agree for every slice, and the trend ends in the value", async () => {
    const stored = await overview({ owner: 1 });
    const [start, end] = [stored.period.start, stored.period.end];
    const computed = await withoutKept(() => overview({ owner: 1, period: "custom", from: start, to: end }));
    const figures = (data: typeof stored) =>
      data.tiles.map((tile) => [tile.key, tile.figure, tile.previous, tile.trend.map((point) => point.value)]);
    expect(figures(computed)).toEqual(figures(stored));
    for (const tile of stored.tiles) expect(tile.trend.at(-1)?.value).toBe(tile.figure.value);
    expect((await overview({ team: 1 })).tiles[3]?.figure).toEqual((await overview({ owner: 1 })).tiles[3]?.figure);
  });

  it.each([
    { segment: "Large", owner: 1 },
    { segment: "Small", team: 1 },
    { team: 1, owner: 1 },
    { period: "3m" },
    { period: "3m", segment: "Large", team: 1 },
    { period: "1m", owner: 2 },
  ] as const)("X5: kept and computed figures agree for %o, lines included", async (filter) => {
    const kept = await overview(filter);
    const computed = await withoutKept(() => overview(filter));
    const lines = (data: typeof kept) => [...data.segments, ...data.owners].map((line) => [line.id, ...line.cells]);
    const plain = (cell: unknown) =>
      JSON.parse(
        JSON.stringify(cell, (key, one) =>
          ["numerator", "denominator", "parts", "counts"].includes(key) ? undefined : one,
        ),
      );
    expect(computed.tiles).toEqual(kept.tiles);
    expect(computed.strip).toEqual(kept.strip);
    expect(plain(lines(computed))).toEqual(plain(lines(kept)));
    expect(kept.owners.length).toBeGreaterThan(0);
  });

  it("a CSM of another team leaves nobody", async () => {
    const data = await overview({ team: 1, owner: 2 });
    expect(data.tiles.map((tile) => tile.figure.n)).toEqual([0, 0, 0, 0, 0]);
    expect(data.owners).toEqual([]);
  });

  it("segments under a filter are of that filter, and those of money are not shown", async () => {
    const data = await overview({ owner: 1 });
    const small = data.segments.find((line) => line.name === "Small");
    expect(small?.cells.find((one) => one.key === "retention")?.figure).toMatchObject({ value: 7 / 8, n: 8 });
    expect(small?.cells.find((one) => one.key === "expansion-growth")?.figure).toMatchObject({
      value: null,
      missing: "filtered",
    });
    expect(data.owners.map((line) => line.name)).toEqual(["Cia"]);
  });

  it("only twelve months are judged", async () => {
    const data = await overview({ period: "3m" });
    expect(data.judged).toBe(false);
    expect(data.tiles.map((tile) => tile.met)).toEqual([null, null, null, null, null]);
  });

  it("opens a metric with definition, query and rows; money has no rows but a way to them", async () => {
    const detail = await call(metrics.get, { key: "retention" }, { context });
    expect(detail.counts).toEqual({ in: 40, out: 0, beside: 0 });
    expect(detail.query).toContain("active_period");
    const recomputed = await t.admin<{ state: string; n: string; sum: number }>(
      detail.query.replace("sum(numerator),", "sum(numerator) as top,"),
    );
    expect(recomputed.map((row) => [row.state, Number((row as unknown as { top: number }).top)])).toEqual(
      expect.arrayContaining([
        ["in", 38],
        ["in", 0],
      ]),
    );
    const rows = await call(metrics.rows, { key: "retention", state: "in", pageSize: 30 }, { context });
    expect([rows.rows.length, rows.total, rows.rows[0]?.place]).toEqual([30, 40, 1]);
    expect((await call(metrics.get, { key: "nrr" }, { context })).counts).toBeNull();
    await expect(call(metrics.rows, { key: "nrr" }, { context })).rejects.toThrow(/grant/);
    await expect(call(metrics.exportRows, { key: "grr" }, { context })).rejects.toThrow(/grant/);
  });

  it("X12: an export neutralises formulas", async () => {
    const file = await call(metrics.exportRows, { key: "retention" }, { context });
    const text = await file.text();
    expect(text.split("\r\n")[0]).toBe("account,item,day,state,reason,numerator,denominator");
    expect(text).toContain("'=cmd()");
    expect(text).not.toMatch(/(^|\n)=cmd/);
  });

  it("C5: a change leaves a touch of its account, handed out until it has been followed", async () => {
    await t.admin("delete from metric_touch");
    await t.admin("insert into reference_customer (account_id, kind, live_from) values (2, 'reference', '2025-01-01')");
    await t.admin("update account set last_interaction_at = now() where id = 2");
    const [touch, ...more] = await readTouches();
    expect(touch).toMatchObject({ source: "reference_customer", accountId: 2, place: null });
    expect(more).toEqual([]);
    expect(await readTouches()).toEqual([touch]);
    await dropTouches([{ id: touch?.id ?? "" }]);
    expect(await readTouches()).toEqual([]);
  });
});
