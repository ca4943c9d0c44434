import { expect, test } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import { backfillPast } from "../write/backfill.ts";
import { ensureDefaultModel } from "../write/models.ts";
import { readLedger } from "./ledger.ts";

const t = await testDatabase();
const sunday = "2026-04-26";

test("X3: before any day was scored, the measures in use are those that the back-fill finds in use", async () => {
  await t.admin(`
    insert into account (id, name, seats, customer_since, churned_on) values
      (1, 'One', 10, '2026-03-01', null), (2, 'Two', 10, '2026-03-01', null), (3, 'Left', 10, '2026-03-01', '2026-04-10');
    insert into active_period (account_id, starts_on, ends_on) select id, customer_since, churned_on from account;
    insert into survey (id, key, name, kind, scale_min, scale_max, satisfied_at) values (1, 'csat', 'CSAT', 'csat', 1, 5, 4);
    insert into survey_response (account_id, survey_id, score, answered_at) values
      (2, 1, 5, '2026-05-20T09:00Z'), (3, 1, 1, '2026-04-01T09:00Z');
    insert into pulse (account_id, value, reason, at) values (2, 3, 'Fine', '2026-04-20T09:00Z');
    insert into usage_daily (account_id, day, events, active_users)
      select a, d::date, 100, 8 from generate_series(1, 2) a, generate_series(timestamp '2026-03-01', timestamp '2026-06-29', '1 day') d`);
  await ensureDefaultModel();
  const unscored = await readLedger(1, sunday);
  const used = (key: string) => !unscored?.notInUse.some((measure) => measure.key === key);
  expect([used("usage-trend"), used("pulse"), used("csat"), used("nps")]).toEqual([true, true, false, false]);
  expect(unscored?.coverage).toBeLessThan(1);
  await backfillPast("2026-06-30", new AbortController().signal);
  const scored = await readLedger(1, sunday);
  expect([scored?.notInUse, scored?.coverage, scored?.exactScore]).toEqual([
    unscored?.notInUse,
    unscored?.coverage,
    unscored?.exactScore,
  ]);
});
