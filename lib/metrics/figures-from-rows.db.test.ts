import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { db, pools } from "#lib/db.ts";
import { dayNumber } from "#lib/demo/rules/calendar.ts";
import { customerOf, demoPlan } from "#lib/demo/rules/company.ts";
import { sheetsOf } from "#lib/demo/rules/sheets-of.ts";
import { csmsOf } from "#lib/demo/rules/staff.ts";
import { copySheets } from "#lib/demo/write/copy-sheets.ts";
import { putCatalog } from "#lib/demo/write/put-catalog.ts";
import { putStaff } from "#lib/demo/write/put-staff.ts";
import { testDatabase } from "#lib/test-database.ts";
import { metrics } from "./procedures.ts";
import { kaplanMeier, medianDay } from "./rules/kaplan-meier.ts";
import type { Detail } from "./schema/screen.ts";
import type { MetricKey, MetricRow } from "./schema.ts";
import { derive } from "./write/derive.ts";
import { publishFigures } from "./write/publish.ts";

await testDatabase();
const asOf = today();
const caller: Caller = { ...anonymous("test", "::1"), kind: "user", userId: 1, role: "manager", roles: ["manager"] };
const context = { context: { caller } };

/** Every row that the door hands out, page by page. */
async function everyRow(key: MetricKey, filter: object, asking = context): Promise<MetricRow[]> {
  const rows: MetricRow[] = [];
  for (let page = 1; ; page += 1) {
    const got = await call(metrics.rows, { key, ...filter, page, pageSize: 200 }, asking);
    rows.push(...got.rows);
    if (rows.length >= got.total) return rows;
  }
}

const inside = (rows: MetricRow[]) => rows.filter((row) => row.state === "in");
const sum = (rows: MetricRow[], of: "numerator" | "denominator") => rows.reduce((total, row) => total + row[of], 0);
const share = (rows: MetricRow[]) => sum(inside(rows), "numerator") / sum(inside(rows), "denominator");
const median = (rows: MetricRow[]) => {
  const days = (reached: boolean) =>
    inside(rows)
      .filter((row) => (row.reason === "reached") === reached)
      .map((row) => row.numerator);
  return medianDay(kaplanMeier(days(true), days(false)));
};

/** The figure as somebody would make it from the rows with METRICS.md in hand. */
const recompute: Partial<Record<MetricKey, (rows: MetricRow[]) => number | null>> = {
  "onboarding-completion": share,
  csat: share,
  retention: share,
  conversion: share,
  transactions: share,
  advocacy: share,
  nps: (rows) => Math.round(100 * share(rows)),
  "ttfv-reduction": (rows) => {
    const isBaseline = (row: MetricRow) => row.item.startsWith("baseline · ");
    const before = median(rows.filter(isBaseline));
    const now = median(rows.filter((row) => !isBaseline(row)));
    return before === null || now === null ? null : (before - now) / before;
  },
};
const openKeys = Object.keys(recompute) as MetricKey[];

/** The customers of the demo company without their usage and scores, which no figure here reads. */
async function putDemo(accounts: number): Promise<void> {
  const plan = demoPlan(dayNumber(asOf), accounts);
  const customers = Array.from({ length: accounts }, (_, index) => customerOf(plan, index));
  const bare = customers.map((customer) => ({ ...customer, usage: [], featureUsage: [], interactions: [] }));
  const client = await pools.financeSystem.connect();
  try {
    const users = (await putStaff(client, asOf, accounts)).slice(0, csmsOf(accounts));
    const ids = { ...(await putCatalog(client)), firstAccount: 1, users };
    const next = { contact: 1, subscription: 1, deal: 1, ticket: 1, onboarding_plan: 1 };
    await copySheets(client, sheetsOf(bare, ids, next));
  } finally {
    client.release();
  }
  await derive(asOf);
  await publishFigures(asOf);
}

let filters: Record<string, object> = {};
/** As a person whom the demo company lets see the money of the whole book. */
let granted: typeof context;
beforeAll(async () => {
  await putDemo(120);
  const [grant] = await db.moneyGrant.findMany({ where: { scope: "whole" }, take: 1 });
  if (!grant) throw new Error("The demo company has no grant for the whole book.");
  granted = { context: { caller: { ...caller, userId: grant.userId } } };
  const [owner] = await db.$queryRaw<{ id: number }[]>`
    select owner_id as id from account where owner_id is not null group by 1 order by count(*) desc limit 1`;
  const [team] = await db.$queryRaw<{ id: number }[]>`select id from team order by id limit 1`;
  filters = {
    "the whole book": {},
    "a segment": { segment: "SMB" },
    "a CSM": { owner: owner?.id },
    "a team": { team: team?.id },
    "a segment of a team": { segment: "Mid-market", team: team?.id },
    "three months": { period: "3m" },
    "a chosen period": {
      period: "custom",
      from: `${Number(asOf.slice(0, 4)) - 1}-02-10`,
      to: `${asOf.slice(0, 4)}-01-20`,
    },
  };
}, 120_000);

describe("X5: recomputing from the rows that the door returns gives the figure", () => {
  it.each(["the whole book", "a segment", "a CSM", "a team", "a segment of a team", "three months", "a chosen period"])(
    "M1–M4, B1–B3 and NPS for %s",
    async (name) => {
      const filter = filters[name] as object;
      const figures: (number | null)[] = [];
      for (const key of openKeys) {
        const detail: Detail = await call(metrics.get, { key, ...filter }, context);
        const rows = await everyRow(key, filter);
        const states = (state: MetricRow["state"]) => rows.filter((row) => row.state === state).length;
        expect(detail.counts, key).toEqual({ in: states("in"), out: states("out"), beside: states("beside") });
        const made = inside(rows).length === 0 ? null : (recompute[key]?.(rows) ?? null);
        figures.push(made);
        if (made === null) expect(detail.tile.figure.value, key).toBeNull();
        else expect(detail.tile.figure.value, key).toBeCloseTo(made, 9);
        if (detail.tile.met !== null) expect(detail.tile.met, key).toBe((made ?? 0) > (detail.tile.target ?? 0));
      }
      expect(figures.filter((figure) => figure !== null).length).toBeGreaterThan(4);
    },
    30_000,
  );

  it.each(["the whole book", "a segment"])(
    "M5, GRR and NRR for %s, with a grant to see the money of the whole book; without one there are no rows",
    async (name) => {
      const filter = filters[name] as { segment?: string };
      for (const key of ["expansion-growth", "grr", "nrr"] as const) {
        const { tile } = await call(metrics.get, { key, ...filter }, context);
        expect(tile.figure).toMatchObject({ numerator: null, denominator: null, counts: null });
        const rows = await everyRow(key, filter, granted);
        const made = key === "expansion-growth" ? share(rows) - 1 : share(rows);
        expect(tile.figure.value, key).not.toBeNull();
        expect(tile.figure.value, key).toBeCloseTo(made, 9);
        const { money } = await call(metrics.rows, { key, ...filter }, granted);
        expect(money, key).toMatchObject({ whole: true, currency: "USD", sums: { in: { rows: inside(rows).length } } });
        expect(money?.sums.in.numerator, key).toBeCloseTo(sum(inside(rows), "numerator"), 3);
        const lines = (await (await call(metrics.exportRows, { key, ...filter }, granted)).text()).trim().split("\r\n");
        expect(lines.length - 1).toBe(rows.length);
        expect(lines[0]).toContain("numerator (minor units of USD)");
        await expect(call(metrics.rows, { key, ...filter }, context)).rejects.toThrow(/grant/);
      }
    },
    30_000,
  );
});

describe("the export of the whole screen (issue 2 §7, X12, N4)", () => {
  const read = async (filter: object) => {
    const file = await call(metrics.export, filter, context);
    const [header = "", ...lines] = (await file.text()).trim().split("\r\n");
    return { name: file.name, header: header.split(","), lines };
  };

  it("has every tile, segment and CSM with value, target, met, previous, rows, period, filters and definition", async () => {
    const data = await call(metrics.overview, {}, context);
    const { name, header, lines } = await read({});
    expect(name).toBe(`targets-${data.period.asOf}.csv`);
    expect(lines.length).toBe(11 + 5 * (data.segments.length + data.ownersTotal));
    const at = (column: string) => header.indexOf(column);
    const retention = lines.find((one) => one.startsWith("Retention,all that is filtered"))?.split(",") ?? [];
    const tile = data.tiles[3];
    expect(retention[at("value")]).toBe(String(tile?.figure.value));
    expect(retention[at("previous")]).toBe(String(tile?.previous?.value));
    expect(retention[at("met")]).toBe(tile?.met ? "yes" : "no");
    expect(retention[at("rows in")]).toBe(String(tile?.figure.counts?.in));
    expect([retention[at("from")], retention[at("to")], retention[at("days of")]]).toEqual([
      data.period.start,
      data.period.asOf,
      "UTC",
    ]);
    expect(lines.every((one) => one.length > 100)).toBe(true);
  });

  it("carries no amount of money, and says what is missing under a filter", async () => {
    const { lines } = await read(filters["a CSM"] as object);
    const money = lines.filter((one) => /^(Expansion growth|Gross revenue|Net revenue)/.test(one));
    expect(money.length).toBeGreaterThan(2);
    for (const one of money) expect(one).toMatch(/money grant/);
    const whole = (await read({})).lines.find((one) => one.startsWith("Net revenue retention"))?.split(",") ?? [];
    expect(whole[11]).not.toBe("");
    expect(whole.slice(12, 17)).toEqual(["", "", "", "", ""]);
  });

  it("neutralises a name that a spreadsheet would run", async () => {
    await db.appUser.updateMany({ where: { email: { startsWith: "ines@" } }, data: { name: "=cmd|' /C calc'!A0" } });
    const { lines } = await read({});
    expect(lines.some((one) => one.includes("'=cmd"))).toBe(true);
    expect(lines.some((one) => /(^|,)"?=cmd/.test(one))).toBe(false);
  });
});

describe("CSMs side by side for a 1:1 (issue 2 §7)", () => {
  it("every figure is the one that Targets shows for that CSM, beside the whole", async () => {
    const people = await db.$queryRaw<{ id: number }[]>`
      select u.id from app_user u where exists (select from account a where a.owner_id = u.id) order by u.id limit 2`;
    const owners = people.map((one) => one.id);
    const data = await call(metrics.sideBySide, { owners }, context);
    expect(data.columns.map((one) => one.id)).toEqual([null, ...owners.map(String)]);
    for (const column of data.columns) {
      const shown = await call(metrics.overview, column.id === null ? {} : { owner: Number(column.id) }, context);
      expect(column.tiles).toEqual([...shown.tiles, ...shown.strip]);
    }
    expect((await call(metrics.sideBySide, { owners: [999_999] }, context)).columns).toHaveLength(1);
    await expect(call(metrics.sideBySide, { owners: [1, 2, 3, 4, 5] }, context)).rejects.toThrow();
  });
});
