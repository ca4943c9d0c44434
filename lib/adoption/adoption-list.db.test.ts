import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { today } from "#lib/clock.ts";
import { testDatabase } from "#lib/test-database.ts";
import { adoption } from "./procedures.ts";
import { accounts, fillAdoption } from "./read/test-adoption-book.ts";
import type { AdoptionListInput, AdoptionRow } from "./schema/list.ts";

const t = await testDatabase();
const asOf = today();
let world: Awaited<ReturnType<typeof fillAdoption>>;
const context = () => ({ context: { caller: world.callers.csm }, path: ["test"] });
type Asked = Partial<AdoptionListInput>;
const list = (input: Asked = {}) => call(adoption.list, { features: [1, 2, 3, 4], ...input }, context());
const names = async (input: Asked = {}) => (await list({ size: 200, ...input })).rows.map(({ name }) => name);
const rowOf = async (name: string) => (await list({ q: name })).rows.find((row) => row.name === name) as AdoptionRow;

beforeAll(async () => {
  world = await fillAdoption(t, asOf);
});

/** The figures of an account counted row by row. */
async function counted(id: number) {
  const from = (back: number) => `day > current_date - ${back} and day <= current_date - ${back - 28}`;
  const one = async (sql: string) => Number((await t.admin<{ n: string }>(sql, [id]))[0]?.n);
  const of = async (back: number) => {
    const plan = `join feature f on f.id = u.feature_id join account a on a.id = u.account_id and (f.plans = '{}' or a.plan = any(f.plans))`;
    const days = await one(
      `select count(*) as n from usage_daily where account_id = $1 and events > 0 and ${from(back)}`,
    );
    const events = await one(
      `select coalesce(sum(events), 0) as n from usage_daily where account_id = $1 and ${from(back)}`,
    );
    const userDays = await one(
      `select coalesce(sum(active_users), 0) as n from usage_daily where account_id = $1 and ${from(back)}`,
    );
    const used = await one(
      `select count(distinct feature_id) as n from usage_feature_daily u ${plan} where account_id = $1 and events > 0 and ${from(back)}`,
    );
    return { days, events, userDays, used };
  };
  return { now: await of(28), before: await of(56) };
}

describe("F2 adoption of each account", () => {
  test("breadth, depth and frequency are those of its daily rows, with the 28 days before", async () => {
    const { rows } = await list({ size: 200 });
    expect(rows).toHaveLength(accounts);
    for (const row of rows.filter(({ id }) => id !== 9)) {
      const { now, before } = await counted(row.id);
      const { days, daysBefore, used, usedBefore, userDays, userDaysBefore } = row;
      expect({ id: row.id, days, daysBefore, used, usedBefore, userDays, userDaysBefore }).toEqual({
        ...{ id: row.id, days: now.days, daysBefore: before.days, used: now.used, usedBefore: before.used },
        ...{ userDays: now.userDays, userDaysBefore: before.userDays },
      });
      expect(row.depth).toBe(now.userDays > 0 ? now.events / now.userDays : null);
      expect(row.trend).toBeCloseTo(now.events / before.events - 1, 10);
    }
  });

  test("what never arrived is unknown, neither 0 nor unused; accounts that left or were merged are not listed", async () => {
    expect(await rowOf("Account 09")).toMatchObject({
      used: null,
      days: null,
      depth: null,
      trend: null,
      unusedCount: null,
    });
    expect((await rowOf("Account 09")).cells.map(({ state }) => state)).toEqual([
      "no-data",
      "not-in-plan",
      "no-data",
      "not-in-plan",
    ]);
    expect(await names()).not.toContain("Left");
    expect(await names()).not.toContain("Merged");
  });

  test("a cell tells what is not in the plan, what is paid for and unused, and what is used outside the plan", async () => {
    const row = await rowOf("Account 10");
    expect(row.cells).toEqual([
      { featureId: 1, state: "regular", days: 7, before: 28 },
      { featureId: 2, state: "seldom", days: 1, before: 4 },
      { featureId: 3, state: "unused", days: 0, before: 0 },
      { featureId: 4, state: "outside", days: 1, before: 0 },
    ]);
    expect(row).toMatchObject({ unused: ["=API"], unusedCount: 1, inPlan: 3, used: 2 });
  });
});

describe("F2 the list of accounts", () => {
  test.each([
    { sort: "name" },
    { sort: "breadth" },
    { sort: "depth" },
    { sort: "days" },
    { sort: "trend" },
    { sort: "unused" },
    { sort: "renewal" },
    { sort: "feature", by: 2 },
  ] as const)("pages meet every account once in order of $sort, unknown ones last", async (order) => {
    for (const dir of ["asc", "desc"] as const) {
      const met: AdoptionRow[] = [];
      let after: string | undefined;
      do {
        const page = await list({ ...order, dir, size: 7, after });
        expect(page.total).toBe(accounts);
        met.push(...page.rows);
        after = page.next ?? undefined;
      } while (after);
      expect(new Set(met.map(({ id }) => id)).size).toBe(accounts);
      expect(met).toHaveLength(accounts);
      const keyOf = (row: AdoptionRow) => {
        if (order.sort === "feature") return row.cells.find(({ featureId }) => featureId === order.by)?.days ?? 0;
        if (order.sort === "breadth") return row.used === null ? null : row.used / row.inPlan;
        const { name, depth, days, trend, unusedCount: unused, renewalOn: renewal } = row;
        return { name, depth, days, trend, unused, renewal }[order.sort];
      };
      const found = met.map(keyOf);
      const known = found.filter((key) => key !== null) as (number | string)[];
      expect(found.slice(0, known.length)).toEqual(known);
      const sorted = [...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(known).toEqual(dir === "asc" ? sorted : sorted.reverse());
    }
  });

  test.each(["name", "breadth", "renewal", "feature"] as const)(
    "the way back in order of %s shows the pages of the way on",
    async (sort) => {
      for (const dir of ["asc", "desc"] as const) {
        const order = { sort, dir, by: 2, size: 7 };
        const ids = (page: { rows: AdoptionRow[] }) => page.rows.map(({ id }) => id);
        const way = [await list(order)];
        for (let next = way[0]?.next; next; next = way.at(-1)?.next) way.push(await list({ ...order, after: next }));
        expect(way).toHaveLength(4);
        expect(way[0]?.previous).toBeNull();
        for (let at = way.length - 1; at > 0; at--) {
          const back = await list({ ...order, after: way[at]?.previous ?? "" });
          expect(ids(back)).toEqual(ids(way[at - 1] as (typeof way)[0]));
          expect(back.previous === null).toBe(at === 1);
          expect(ids(await list({ ...order, after: back.next ?? "" }))).toEqual(ids(way[at] as (typeof way)[0]));
        }
      }
    },
  );

  test("before a page that lost its neighbours the list begins again", async () => {
    const second = await list({ sort: "name", size: 7, after: (await list({ sort: "name", size: 7 })).next ?? "" });
    const began = await list({ sort: "name", size: 7, after: second.previous ?? "", plan: ["team"] });
    expect(began.previous).toBeNull();
    expect(began.rows.map(({ id }) => id)).toEqual([1, 3, 5, 7, 9, 11, 13]);
  });

  test("filters leave the accounts that match", async () => {
    const matches = async (input: Asked, is: (row: AdoptionRow) => boolean) => {
      const { rows } = await list({ size: 200 });
      const wanted = rows.filter(is).map(({ id }) => id);
      const found = await list({ size: 200, ...input });
      expect(wanted.length).toBeGreaterThan(0);
      expect(wanted.length).toBeLessThan(accounts);
      expect(found.rows.map(({ id }) => id).sort()).toEqual(wanted.sort());
      expect(found.total).toBe(wanted.length);
    };
    await matches({ segment: ["Enterprise"] }, (row) => row.segment === "Enterprise");
    await matches({ segment: ["~none"] }, (row) => row.segment === null);
    await matches({ plan: ["pro"] }, (row) => row.plan === "pro");
    await matches({ tier: ["Gold"] }, (row) => row.tier === "Gold");
    await matches({ owner: "mine" }, (row) => row.ownerName === "csm");
    await matches({ owners: [world.ids.manager] }, (row) => row.ownerName === "manager");
    await matches({ q: "count 1" }, (row) => row.name.startsWith("Account 1"));
    await matches({ uses: 2 }, (row) => row.cells.some(({ featureId, days }) => featureId === 2 && days > 0));
    await matches({ unused: 2 }, (row) => row.unused.includes("Reports"));
    await matches({ quiet: "silent" }, (row) => row.quiet === "silent");
    const team = world.callers.csm.teamIds[0] as number;
    expect(await names({ team })).toHaveLength(accounts);
    expect(await names({ team: team + 1 })).toEqual([]);
  });

  test("accounts that stopped are silent; others are not", async () => {
    const { rows } = await list({ quiet: "any", size: 200 });
    expect(rows.map(({ id }) => id).sort((a, b) => a - b)).toEqual([5, 10, 15, 20]);
    for (const row of rows) expect(row).toMatchObject({ quiet: "silent" });
  });
});

describe("F2 a past day", () => {
  const back = (day: string, days: number) => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
  const present = { size: 200, sort: "name" as const };

  test("the figures of this very day are the present ones", async () => {
    const { rows } = await list(present);
    const made = await list({ ...present, on: asOf });
    expect(made.rows).toEqual(rows);
    expect(made.total).toBe(accounts);
  });

  test("figures are those of the 28 days up to it, and the cells open the same days", async () => {
    const on = back(asOf, 21);
    const { rows } = await list({ ...present, on });
    const five = rows.find(({ id }) => id === 5) as AdoptionRow;
    expect(five).toMatchObject({ days: 28, daysBefore: 28, quiet: null, lastOn: on });
    expect((await rowOf("Account 05")).quiet).toBe("silent");
    const ten = rows.find(({ id }) => id === 10) as AdoptionRow;
    const opened = await call(adoption.featureDays, { accountId: 10, featureId: 2, on }, context());
    expect(opened.asOf).toBe(on);
    const used = opened.days.slice(0, 28).filter(({ events }) => (events ?? 0) > 0).length;
    expect(ten.cells.find(({ featureId }) => featureId === 2)?.days).toBe(used);
    expect(used).toBeGreaterThan(1);
    expect((await list({ ...present, on: back(asOf, 400) })).rows[0]).toMatchObject({
      days: null,
      used: null,
      depth: null,
    });
  });

  test("lists who was a customer then, whatever became of them, and never those that were merged", async () => {
    const on = back(asOf, 10);
    expect(await names({ on })).toContain("Left");
    expect(await names({ on: back(asOf, 5) })).not.toContain("Left");
    expect(await names({ on })).not.toContain("Merged");
    expect(await names({ on, quiet: "any", sort: "trend", dir: "desc" })).toHaveLength(accounts + 1);
    const file = await call(adoption.export, { on, sort: "name" }, context());
    expect(file.name).toBe(`adoption-${on}.csv`);
    expect((await file.text()).trim().split("\r\n")).toHaveLength(accounts + 2);
  });
});
