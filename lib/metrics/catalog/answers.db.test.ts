import { describe, expect, it } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import { readValue } from "../read/figures.ts";
import { readRows } from "../read/rows.ts";
import { defaultDefinitions } from "../rules/default-definitions.ts";
import { isMet } from "../rules/figure.ts";
import { periodOf } from "../rules/period.ts";
import { advocacy } from "./advocacy.ts";
import { csat } from "./csat.ts";
import { nps } from "./nps.ts";

const t = await testDatabase();
const context = { timeZone: "UTC", definitions: defaultDefinitions };
const year = periodOf("2025-01-01", "2026-01-01");

await t.admin(
  `insert into account (id, name, segment) values (1, 'Ada', 'Enterprise'), (2, 'Bell', 'Mid-market'), (3, 'Cole', 'Mid-market')`,
);
await t.admin(`insert into survey (id, key, name, kind, scale_max, satisfied_at) values
  (1, 'csat', 'After a ticket', 'csat', 5, 4), (2, 'nps', 'Relationship', 'nps', 10, 9), (3, 'csat7', 'Out of seven', 'csat', 7, 6)`);
await t.admin(`insert into contact (account_id, id, name) values (1, 1, 'Ann'), (1, 2, 'Art'), (2, 3, 'Bea')`);

describe("M3 CSAT", () => {
  it("golden: 74 answers of 4–5 among 107 are 69.2 %, not met", async () => {
    await t.admin(`insert into survey_response (account_id, id, survey_id, score, sent_at, answered_at)
      select 3, n, 1, case when n <= 30 then 5 when n <= 74 then 4 when n <= 75 then 3.6 else 1 + n % 3 end, '2025-12-01', '2025-12-02'
      from generate_series(1, 107) n`);
    const figure = await readValue(csat, year, {}, context);
    expect(figure).toMatchObject({ numerator: 74, denominator: 107, n: 107 });
    expect(figure.value?.toFixed(3)).toBe("0.692");
    expect(isMet(figure.value, 0.9)).toBe(false);
    const { rows } = await readRows(csat, year, { filter: {}, page: 1, pageSize: 500 }, context);
    expect(rows.find((row) => row.item.includes("3.6 of 5"))).toMatchObject({
      state: "in",
      reason: "not satisfied",
      numerator: 0,
    });
    await t.admin("delete from survey_response");
  });

  it("latest answer per contact and survey; each ticket is a survey; no contact counts singly; other scales; 90 days", async () => {
    await t.admin(`insert into survey_response (account_id, id, survey_id, contact_id, ticket_id, score, sent_at, answered_at) values
      (1, 1, 1, 1, null, 5, '2025-11-01', '2025-11-02'), (1, 2, 1, 1, null, 2, '2025-12-01', '2025-12-02'),
      (1, 3, 1, 1, 70, 5, '2025-12-03', '2025-12-03'), (1, 4, 1, 1, 71, 4, '2025-12-04', '2025-12-04'),
      (1, 5, 3, 1, null, 5, '2025-12-05', '2025-12-05'), (1, 6, 3, 2, null, 6, '2025-12-05', '2025-12-05'),
      (2, 7, 1, null, null, 4, '2025-12-06', '2025-12-06'), (2, 8, 1, null, null, 1, '2025-12-06', '2025-12-06'),
      (2, 9, 1, 3, null, null, '2025-12-07', null),
      (2, 10, 1, 3, null, 5, '2025-10-02', '2025-10-02 23:59'), (2, 11, 1, 3, null, 5, '2025-12-31', '2026-01-01 00:00')`);
    const { rows } = await readRows(csat, year, { filter: {}, page: 1, pageSize: 100 }, context);
    const seen = rows.map((row) => `${row.day} ${row.item} → ${row.state}, ${row.reason}`).sort();
    expect(seen).toEqual([
      "2025-11-02 After a ticket · Ann · 5 of 5 → out, an earlier answer of the same contact",
      "2025-12-02 After a ticket · Ann · 2 of 5 → in, not satisfied",
      "2025-12-03 After a ticket · Ann · 5 of 5 → in, satisfied",
      "2025-12-04 After a ticket · Ann · 4 of 5 → in, satisfied",
      "2025-12-05 Out of seven · Ann · 5 of 7 → in, not satisfied",
      "2025-12-05 Out of seven · Art · 6 of 7 → in, satisfied",
      "2025-12-06 After a ticket · 1 of 5 → in, not satisfied",
      "2025-12-06 After a ticket · 4 of 5 → in, satisfied",
      "2025-12-07 After a ticket · Bea → out, sent, not answered",
    ]);
    const figure = await readValue(csat, year, {}, context);
    expect(figure).toMatchObject({ value: 4 / 7, n: 7 });
    expect(figure.parts).toContainEqual({ label: "response", value: 8 / 9, unit: "ratio" });
    expect(await readValue(csat, year, { segment: "Mid-market" }, context)).toMatchObject({
      value: 0.5,
      n: 2,
      small: true,
    });
  });

  it("days are days of the company's time zone", async () => {
    const auckland = { ...context, timeZone: "Pacific/Auckland" };
    expect((await readValue(csat, year, {}, auckland)).n).toBe(8);
    await t.admin(
      "insert into survey_response (account_id, id, survey_id, score, answered_at) values (3, 50, 1, 5, '2025-12-31 12:00+00')",
    );
    expect((await readValue(csat, year, {}, auckland)).n).toBe(8);
    expect((await readValue(csat, year, {}, context)).n).toBe(8);
  });
});

describe("NPS and B3", () => {
  it("latest answer per contact in twelve months, a whole number", async () => {
    await t.admin(`insert into survey_response (account_id, id, survey_id, contact_id, score, answered_at) values
      (1, 101, 2, 1, 3, '2025-03-01'), (1, 102, 2, 1, 9, '2025-06-01'), (1, 103, 2, 2, 10, '2025-06-01'),
      (2, 104, 2, 3, 10, '2025-06-01'), (2, 105, 2, null, 6, '2025-06-02'), (2, 106, 2, null, 8, '2025-06-02'),
      (2, 107, 2, 3, 0, '2024-12-31')`);
    const figure = await readValue(nps, year, {}, context);
    expect(figure).toMatchObject({ value: 40, n: 5 });
    expect(figure.parts.map((part) => part.value)).toEqual([3, 1, 1]);
  });

  it("B3: live references or promoters only, of the active accounts", async () => {
    await t.admin(`insert into active_period (account_id, starts_on, ends_on) values
      (1, '2024-01-01', null), (2, '2024-01-01', '2026-01-02'), (3, '2024-01-01', '2026-01-01')`);
    expect(await readValue(advocacy, year, {}, context)).toMatchObject({ value: 1 / 2, numerator: 1, denominator: 2 });
    await t.admin(`insert into reference_customer (account_id, kind, live_from, live_until) values
      (2, 'case-study', '2025-05-01', null), (1, 'reference', '2025-01-01', '2025-12-31')`);
    const { rows } = await readRows(advocacy, year, { filter: {}, page: 1, pageSize: 10 }, context);
    expect(rows.map((row) => [row.account, row.reason])).toEqual([
      ["Ada", "promoter"],
      ["Bell", "reference or case study"],
    ]);
  });
});
