import { call } from "@orpc/server";
import { beforeEach, expect, test } from "vitest";
import { anonymous } from "#lib/caller.ts";
import { testDatabase } from "#lib/test-database.ts";
import { health } from "../procedures.ts";
import { churnBook, lastDay, noBook } from "../read/test-churn-book.ts";
import { addDays } from "../rules/day.ts";
import { backfillPast } from "./backfill.ts";
import { watchDrift, watchDriftMonthly } from "./drift.ts";

const t = await testDatabase();
const signal = new AbortController().signal;
const context = {
  context: { caller: { ...anonymous("test", "::1"), kind: "user" as const, userId: 1, role: "csm" as const } },
  path: ["test"],
};

beforeEach(async () => {
  await t.admin(noBook);
  await t.admin("truncate drift_report, score_daily, account_health");
});

test("a source that fell silent is named as died, and steady ones are not (drift)", async () => {
  await t.admin(churnBook);
  await t.admin(
    `insert into survey (id, key, name, kind, scale_min, scale_max, satisfied_at) values (90, 'c', 'C', 'csat', 1, 5, 4) on conflict do nothing`,
  );
  const long = addDays(lastDay, -400);
  await t.admin(
    `insert into survey_response (account_id, survey_id, score, answered_at) select id, 90, 4, $1::date from account, generate_series(1, 3)`,
    [long],
  );
  await backfillPast(lastDay, signal);
  const report = await watchDrift(lastDay, signal);
  const line = (key: string) => report.lines.find((one) => one.key === key);
  expect(report.before).not.toBeNull();
  expect(line("usage-trend")?.state).not.toBe("died");
  expect(line("usage-trend")?.powerNow?.value).toBeGreaterThan(0.5);
  expect(line("csat")).toMatchObject({ state: "died" });
  expect(await call(health.drift, {}, context)).toEqual(report);
});

test("it is made once a month; an empty book has nothing to say and is looked at again once it has scores", async () => {
  const madeAt = async () => (await t.admin<{ at: Date }>("select made_at as at from drift_report"))[0]?.at;
  await watchDriftMonthly(lastDay, signal);
  const report = await call(health.drift, {}, context);
  expect(report?.lines.every(({ state }) => state === "unknown")).toBe(true);
  await t.admin(churnBook);
  await backfillPast(lastDay, signal);
  await watchDriftMonthly(lastDay, signal);
  expect(await call(health.drift, {}, context)).toMatchObject({ now: expect.any(String) });
  const before = await madeAt();
  await watchDriftMonthly(lastDay, signal);
  expect(await madeAt()).toEqual(before);
});
