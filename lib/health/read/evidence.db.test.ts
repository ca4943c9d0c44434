import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import { registry } from "../measures/registry.ts";
import { addDays, type Day } from "../rules/day.ts";
import { readBook } from "./book.ts";
import { readEvidence } from "./evidence.ts";
import { factPages } from "./pages.ts";

const t = await testDatabase();

beforeAll(async () => {
  await t.admin(`
    insert into account (id, name, custom) values
      (1, 'One', '{"Contract": "Month-to-month"}'), (2, 'Two', '{"Contract": "€ 12,000"}'), (3, 'Three', '{}');
    insert into own_measure (key, position, label, dimension, spec, curve, source_name) values
      ('own-64', 64, 'Contract', 'value', '{"source": {"kind": "field", "key": "Contract"}, "read": "latest",
        "windowDays": 28, "categories": ["Month-to-month", "Two year"]}', '[[0, 0], [1, 100]]', 'Contract')`);
});

test.each([
  [1, ["Month-to-month"]],
  [2, ["An amount, which is not shown here"]],
  [3, []],
])("N4: what a file held is evidence, but an amount (account %i)", async (accountId, shown) => {
  const { rows, total } = await readEvidence({ key: "own-64", source: "own" }, accountId, "2026-06-30", 1, 50);
  expect(rows.map(({ what }) => what)).toEqual(shown);
  expect(total).toBe(shown.length);
});

const asOf = "2026-06-30";

/** 4 is a customer that used it on the day itself too; 5 left on 20 June; the book's use reaches to 27 June, a late source. */
const use = `
insert into account (id, name, plan, seats, customer_since, churned_on) values
  (4, 'Four', 'pro', 20, '2026-01-01', null), (5, 'Five', 'pro', 20, '2026-01-01', '2026-06-20');
insert into active_period (account_id, starts_on, ends_on) select id, customer_since, churned_on from account where id in (4, 5);
insert into feature (id, key, name, plans) values (1, 'a', 'A', '{}'), (2, 'b', 'B', '{pro}'), (3, 'c', 'C', '{basic}');
insert into usage_daily (account_id, day, events, active_users)
  select a, d::date, extract(day from d)::int, extract(day from d)::int % 9 from generate_series(4, 5) a,
    generate_series(timestamp '2026-03-01', timestamp '2026-06-27', '1 day') d where extract(dow from d) <> 0;
insert into usage_daily (account_id, day, events, active_users) values (4, '2026-06-30', 70, 15), (4, '2026-07-01', 900, 19), (5, '2026-06-30', 70, 15);
insert into usage_feature_daily (account_id, feature_id, day, events) values
  (4, 1, '2026-06-30', 3), (4, 2, '2026-06-25', 2), (4, 3, '2026-06-26', 2), (4, 2, '2026-07-01', 2), (5, 1, '2026-05-30', 2), (5, 2, '2026-05-20', 2);`;

type Shown = { days: Day[]; events: number[]; people: number[]; what: (string | null)[] };

async function shownOf(key: string, accountId: number): Promise<Shown & { title: string }> {
  const measure = registry.find((one) => one.key === key);
  if (!measure) throw new Error(`no measure ${key}`);
  const { title, rows } = await readEvidence(measure, accountId, asOf, 1, 200);
  return {
    title,
    days: rows.map(({ at }) => at ?? ""),
    events: rows.map(({ what }) => Number.parseInt(what, 10)),
    people: rows.map(({ detail }) => Number.parseInt(detail ?? "", 10)),
    what: rows.map(({ what, detail }) => (detail?.endsWith("not of the plan") ? null : what)),
  };
}
const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);
/** The rows of the last 28 full days, and of those before. */
const parts = ({ days, events, people }: Shown, end: Day) => {
  const from = addDays(end, -28);
  const of = (numbers: number[], now: boolean) => numbers.filter((_, i) => (days[i] ?? "") > from === now);
  return {
    now: sum(of(events, true)),
    before: sum(of(events, false)),
    users: sum(of(people, true)),
    usersBefore: sum(of(people, false)),
  };
};

test.each([
  { accountId: 4, end: "2026-06-27", last: "2026-06-30", peak: 15 },
  { accountId: 5, end: "2026-06-19", last: "2026-06-20", peak: 8 },
])(
  "X2, issue 4: the rows shown of account $accountId are those that each measure of use was made of",
  async ({ accountId, end, last, peak }) => {
    if (accountId === 4) await t.admin(use);
    const { value: page } = await factPages(await readBook(asOf), [accountId]).next();
    const facts = page?.facts[0];
    if (!facts) throw new Error("no facts");
    const known = (key: string) => registry.find((one) => one.key === key)?.read(facts)?.value;
    const [trend, users] = [await shownOf("usage-trend", accountId), await shownOf("users-trend", accountId)];
    expect([trend.days[0], trend.title]).toEqual([end, "Daily usage, the last 56 full days"]);
    expect(known("usage-trend")).toBeCloseTo(parts(trend, end).now / parts(trend, end).before - 1, 9);
    expect(known("users-trend")).toBeCloseTo(parts(users, end).users / parts(users, end).usersBefore - 1, 9);
    const days = await shownOf("active-days", accountId);
    expect(known("active-days")).toBe(days.events.filter((n) => n > 0).length);
    const people = await shownOf("active-users", accountId);
    expect([people.days[0], people.title]).toEqual([last, "Daily usage, the last 28 full days and the day itself"]);
    expect([Math.max(...people.people), known("active-users")]).toEqual([peak, peak / 20]);
    expect((await shownOf("last-use", accountId)).days[0]).toBe(facts.usage.lastDay);
    const features = await shownOf("features-used", accountId);
    expect(known("features-used")).toBe(features.what.filter((name) => name !== null).length / 2);
    expect(features.what).toEqual(accountId === 4 ? ["A", null, "B"] : ["A"]);
  },
);
