import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { today } from "#lib/clock.ts";
import { testDatabase } from "#lib/test-database.ts";
import { adoption } from "./procedures.ts";
import { accounts, fillAdoption } from "./read/test-adoption-book.ts";
import type { AdoptionListInput, AdoptionRow } from "./schema/list.ts";
import { refreshAdoption } from "./write/refresh.ts";

const t = await testDatabase();
const asOf = today();
let world: Awaited<ReturnType<typeof fillAdoption>>;
const context = () => ({ context: { caller: world.callers.csm }, path: ["test"] });
type Asked = Partial<AdoptionListInput>;
const list = (input: Asked = {}) => call(adoption.list, { features: [1, 2, 3, 4], ...input }, context());
const rowOf = async (name: string) => (await list({ q: name })).rows.find((row) => row.name === name) as AdoptionRow;

beforeAll(async () => {
  world = await fillAdoption(t, asOf);
});

describe("F2 sums and rows", () => {
  test("each feature's and segment's line is the sum of its accounts", async () => {
    const { day, whole, features, segments } = await call(adoption.overview, {}, context());
    expect(day).toBe(asOf);
    const { rows } = await list({ size: 200 });
    const sum = (of: AdoptionRow[], pick: (row: AdoptionRow) => number | null) =>
      of.reduce((total, row) => total + (pick(row) ?? 0), 0);
    expect(whole).toMatchObject({
      accounts,
      known: accounts - 1,
      used: sum(rows, (row) => row.used),
      inPlan: sum(rows, (row) => (row.used === null ? 0 : row.inPlan)),
      userDays: sum(rows, (row) => row.userDays),
      days: sum(rows, (row) => row.days),
    });
    expect(features[0]?.name).toBe("Core");
    expect(features.map(({ id }) => id).sort()).toEqual([1, 2, 3]);
    for (const feature of features) {
      const having = rows.filter((row) =>
        row.cells.some(
          ({ featureId, state }) => featureId === feature.id && !["not-in-plan", "outside"].includes(state),
        ),
      );
      const using = having.filter((row) => row.cells.some((cell) => cell.featureId === feature.id && cell.days > 0));
      const unused = rows.filter((row) => row.unused.includes(feature.name));
      expect([feature.accounts, feature.used, feature.inPlan - feature.used]).toEqual([
        having.length,
        using.length,
        unused.length,
      ]);
    }
    expect(segments.map(({ segment, accounts: n }) => [segment, n])).toEqual([
      ["Enterprise", 6],
      ["SMB", 6],
      [null, 12],
    ]);
    expect(segments[0]?.used).toBe(
      sum(
        rows.filter((row) => row.segment === "Enterprise"),
        (row) => row.used,
      ),
    );
    expect(segments[0]?.features.find(({ id }) => id === 1)).toEqual({ id: 1, used: 6, inPlan: 6 });
  });

  test("a cell opens its daily rows; days before the first and long after the last are gaps", async () => {
    const found = await call(adoption.featureDays, { accountId: 10, featureId: 2 }, context());
    expect(found.days).toHaveLength(56);
    const used = found.days.filter(({ events }) => (events ?? 0) > 0);
    expect(used.filter((_, at) => at === 0).map(({ events, users }) => [events, users])).toEqual([[5, 1]]);
    expect(used).toHaveLength(5);
    expect(found.days.filter(({ events }) => events === null)).toHaveLength(15);
    expect(found).toMatchObject({ inPlan: true, feature: { id: 2, name: "Reports" }, account: { plan: "pro" } });
    await expect(call(adoption.featureDays, { accountId: 10, featureId: 99 }, context())).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("the export holds every account in the list's order, and makes formulas harmless", async () => {
    const file = await call(adoption.export, { sort: "name", dir: "desc" }, context());
    const lines = (await file.text()).trim().split("\r\n");
    expect(lines).toHaveLength(accounts + 1);
    expect(lines[0]).toContain("days: =API");
    expect(lines[1]).toContain("Account 24");
    expect(lines.find((line) => line.startsWith("10,"))).toMatch(/,'=API,7,1,0$/);
  });
});

describe("F2 follows what changes", () => {
  beforeEach(() => t.admin("update account set plan = 'pro' where id = 2"));

  test("an account that was marked is made again, and nothing else is done without a change", async () => {
    await refreshAdoption(asOf);
    expect(await refreshAdoption(asOf)).toBe(false);
    await t.admin(
      "insert into usage_feature_daily (account_id, feature_id, day, events) values (2, 3, current_date, 9)",
    );
    await t.admin(
      "insert into account_dirty (account_id) values (2) on conflict (account_id) do update set since = now()",
    );
    expect(await refreshAdoption(asOf)).toBe(true);
    expect((await rowOf("Account 02")).cells[2]).toMatchObject({ state: "seldom", days: 1 });
    expect(await t.admin("select 1 from adoption_dirty")).toEqual([]);
    await t.admin("delete from usage_feature_daily where account_id = 2 and feature_id = 3");
    await t.admin(
      "insert into account_dirty (account_id) values (2) on conflict (account_id) do update set since = now()",
    );
    await refreshAdoption(asOf);
    expect((await rowOf("Account 02")).cells[2]).toMatchObject({ state: "unused", days: 0 });
  });

  test("features that change and days that turn make the whole book again", async () => {
    await t.admin("update feature set plans = '{enterprise}' where id = 2");
    expect(await refreshAdoption(asOf)).toBe(true);
    expect((await rowOf("Account 02")).cells[1]).toMatchObject({ state: "outside" });
    await t.admin("update feature set plans = '{pro}' where id = 2");
    await refreshAdoption(asOf);
    const before = await t.admin("select * from account_adoption order by account_id");
    const next = new Date(Date.parse(asOf) + 86_400_000).toISOString().slice(0, 10);
    expect(await refreshAdoption(next)).toBe(true);
    expect((await rowOf("Account 03")).days).not.toBeNull();
    expect((await call(adoption.overview, {}, context())).day).toBe(next);
    await refreshAdoption(asOf);
    expect(await t.admin("select * from account_adoption order by account_id")).toEqual(before);
  });
});
