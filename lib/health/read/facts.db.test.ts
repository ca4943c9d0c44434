import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import type { AccountFacts } from "../schema.ts";
import { readBook } from "./book.ts";
import { factPages } from "./pages.ts";

const t = await testDatabase();
const asOf = "2026-06-30";

/** Rows written out: what is on or before the day counts, what comes after it must not. */
const rows = `
insert into account (id, name, plan, seats, customer_since, contract_start, renewal_on) values
  (1, 'Northwind', 'pro', 99, '2026-01-01', '2026-01-01', '2028-01-01'),
  (2, 'Silent', null, null, '2026-01-01', null, null),
  (3, 'Left', null, null, '2025-01-01', null, null),
  (4, 'Later', null, null, '2026-08-01', null, null),
  (5, 'Back', null, null, '2025-01-01', null, null);
update account set churned_on = '2026-05-10' where id = 3;
insert into active_period (account_id, starts_on, ends_on) values
  (1, '2026-01-01', '2026-09-01'), (3, '2025-01-01', '2026-05-10'), (5, '2025-01-01', '2026-02-01'), (5, '2026-03-01', null);
insert into usage_daily (account_id, day, events, active_users) values
  (1, '2026-04-10', 1000, 50), (1, '2026-05-10', 100, 10), (1, '2026-06-10', 30, 7), (1, '2026-06-29', 24, 4),
  (1, '2026-06-30', 500, 60), (1, '2026-07-01', 900, 70), (3, '2026-05-01', 40, 3), (3, '2026-06-20', 40, 3), (2, '2026-01-15', 5, 1);
insert into feature (id, key, name, plans) values (1, 'a', 'A', '{}'), (2, 'b', 'B', '{pro}'), (3, 'c', 'C', '{basic}');
insert into usage_feature_daily (account_id, feature_id, day, events) values
  (1, 1, '2026-06-20', 3), (1, 2, '2026-07-02', 3), (1, 2, '2026-05-01', 3), (1, 3, '2026-06-20', 3);
insert into contact (account_id, name, role, joined_on, left_on) values
  (1, 'Dana', 'champion', '2026-01-01', '2026-06-09'), (1, 'Next', 'champion', '2026-07-05', null),
  (1, 'Boss', 'sponsor', '2026-01-01', '2026-07-20');
insert into interaction (id, account_id, kind, at, summary, corrects_id) overriding system value values
  (1, 1, 'email', '2026-06-24T09:00Z', 'x', null), (2, 1, 'meeting', '2026-06-01T09:00Z', 'x', null),
  (3, 1, 'note', '2026-06-29T09:00Z', 'x', null), (4, 1, 'call', '2026-07-01T00:00Z', 'x', null),
  (5, 1, 'call', '2026-06-28T09:00Z', 'wrong customer', null), (6, 1, 'note', '2026-06-29T10:00Z', 'was another account', 5);
insert into pulse (account_id, at, value, reason) values (1, '2026-06-01T10:00Z', 2, 'unsure'), (1, '2026-07-02T10:00Z', 3, 'later');
insert into ticket (account_id, priority, status, opened_at, first_response_at, closed_at, escalated) values
  (1, 'urgent', 'closed', '2026-06-20T00:00Z', '2026-06-20T02:00Z', '2026-07-03T00:00Z', true),
  (1, 'high', 'closed', '2026-05-20T00:00Z', '2026-05-20T06:00Z', '2026-05-22T00:00Z', false),
  (1, 'high', 'open', '2026-07-01T00:00Z', null, null, true),
  (1, 'high', 'solved', '2026-06-25T00:00Z', '2026-07-01T08:00Z', null, false);
insert into survey (id, key, name, kind, scale_min, scale_max, satisfied_at) values (1, 'csat', 'CSAT', 'csat', 1, 5, 4), (2, 'nps', 'NPS', 'nps', 0, 10, 9);
insert into survey_response (account_id, survey_id, contact_id, ticket_id, score, answered_at) values
  (1, 1, 7, null, 5, '2026-03-01T00:00Z'), (1, 1, 7, null, 3.6, '2026-06-01T00:00Z'), (1, 1, 7, null, 5, '2026-07-01T00:00Z'),
  (1, 1, 7, 11, 4, '2026-06-02T00:00Z'), (1, 1, 7, 12, 5, '2026-06-03T00:00Z'), (1, 1, null, null, 1, '2026-06-04T00:00Z'),
  (1, 1, 8, null, 5, '2025-06-30T00:00Z'), (1, 1, 9, null, null, null),
  (1, 2, 7, null, 9, '2026-06-01T00:00Z'), (1, 2, 8, null, 6, '2026-06-01T00:00Z'), (1, 2, 9, null, 10, '2026-07-01T00:00Z');
insert into onboarding_plan (id, account_id, name, status, started_on, original_due_on, due_on) overriding system value values
  (1, 1, 'Start', 'running', '2026-01-02', '2026-03-01', '2026-09-01'), (2, 1, 'Dropped', 'cancelled', '2026-01-02', '2026-03-01', '2026-03-01');
insert into milestone (account_id, plan_id, name, is_first_value, original_due_on, due_on, completed_on) values
  (1, 1, 'a', false, '2026-01-10', '2026-01-10', '2026-01-09'), (1, 1, 'b', true, '2026-02-01', '2026-08-01', '2026-07-02'),
  (1, 1, 'c', false, '2026-06-18', '2026-08-01', null), (1, 1, 'd', false, '2026-07-15', '2026-07-15', null), (1, 2, 'e', false, '2026-01-01', null, null);
insert into goal (account_id, title, created_at, reached_on) values
  (1, 'g', '2026-01-01T00:00Z', '2026-06-01'), (1, 'h', '2026-01-01T00:00Z', '2026-07-01'), (1, 'i', '2026-07-01T00:00Z', null);
insert into product (id, key, name, in_scope) values (1, 'base', 'Base', true), (2, 'addon', 'Add-on', false);
insert into subscription (account_id, product_id, quantity, starts_on, ends_on, is_trial) values
  (1, 1, 40, '2026-01-01', '2026-06-30', false), (1, 1, 60, '2026-06-30', null, false), (1, 1, 500, '2026-07-01', null, false),
  (1, 2, 900, '2026-01-01', null, false), (1, 1, 800, '2026-01-01', null, true);`;

let facts: Map<number, AccountFacts>;
async function gather(day: string, ids?: number[]) {
  const found = new Map<number, AccountFacts>();
  for await (const page of factPages(await readBook(day), ids))
    for (const one of page.facts) found.set(one.accountId, one);
  return found;
}
const of = (id: number) => {
  const found = facts.get(id);
  if (!found) throw new Error(`no facts of account ${id}`);
  return found;
};

beforeAll(async () => {
  await t.admin(`set session_replication_role = replica; ${rows} set session_replication_role = origin;`);
  facts = await gather(asOf);
});

describe("F3, X2: the facts of an account as of a day", () => {
  test("usage: two windows of 28 days that end the day before; of the day itself who and that, of later nothing", () => {
    expect(of(1).book.usage).toBe("2026-06-29");
    expect(of(1).usage).toEqual({
      lastDay: "2026-06-30",
      lastFullDay: "2026-06-29",
      events: 54,
      eventsBefore: 100,
      activeDays: 2,
      peakUsers: 60,
      users: 11,
      usersBefore: 10,
      featuresUsed: 1,
      featuresOfPlan: 2,
    });
  });

  test("an account that was silent in the windows keeps its last use; one that never used anything has none", () => {
    expect(of(2).usage).toMatchObject({
      lastDay: "2026-01-15",
      lastFullDay: "2026-01-15",
      events: 0,
      featuresUsed: null,
    });
    expect(of(5).usage.lastDay).toBeNull();
  });

  test("people: who left by the day has left, who joins later is not here yet", () => {
    expect(of(1).people).toEqual({ champions: 0, championLeftOn: "2026-06-09", sponsors: 1, sponsorLeftOn: null });
  });

  test("contact: notes, later calls and corrected entries do not count", () => {
    expect(of(1).contact).toEqual({ lastOn: "2026-06-24", lastKind: "email", lastTalkOn: "2026-06-01" });
    expect(of(1).pulse).toEqual({ value: 2, on: "2026-06-01" });
  });

  test("tickets: one that closed later was open, one that opens later was not there", () => {
    expect(of(1).tickets).toEqual({
      total: 3,
      openPriority: 1,
      oldestOpenOn: "2026-06-20",
      escalated: 1,
      responses: 2,
      responseHours: 4,
    });
  });

  test("M3: answers: latest per contact and survey, tickets each, lone answers singly, none older than 365 days", () => {
    expect(of(1).answers).toEqual({
      csat: 4,
      csatSatisfied: 2,
      csatLastOn: "2026-06-04",
      nps: 2,
      promoters: 1,
      detractors: 1,
      npsLastOn: "2026-06-01",
    });
  });

  test("onboarding: the first planned date counts, what was done later was not done", () => {
    expect(of(1).onboarding).toEqual({
      due: 3,
      dueDone: 1,
      overdueSince: "2026-02-01",
      firstValueFrom: "2026-01-01",
      firstValueOn: null,
    });
  });

  test("goals, seats and renewal as they stood on the day", () => {
    expect(of(1).goals).toEqual({ total: 2, reached: 1 });
    expect(of(1)).toMatchObject({ seats: 60, seatsBefore: 40, renewalOn: "2027-01-01" });
  });
});

describe("F3: who is scored", () => {
  test("a churned account is read as of its last day, whatever happened since", () => {
    expect(of(3)).toMatchObject({ churnedOn: "2026-05-10", asOf: "2026-05-10" });
    expect(of(3).usage).toMatchObject({ lastDay: "2026-05-01", events: 40 });
  });

  test("an account that came back is live, and one that comes later is not there", async () => {
    expect(of(5).churnedOn).toBeNull();
    expect(facts.has(4)).toBe(false);
    expect((await gather("2026-02-15")).get(5)?.churnedOn).toBe("2026-02-01");
  });

  test("reading a few accounts gives the same facts as reading all", async () => {
    for (const id of [1, 2, 3, 5]) expect((await gather(asOf, [id])).get(id)).toEqual(of(id));
  });

  test("a contract that ends later was in force: a later churn is not known earlier", () => {
    expect(of(1).churnedOn).toBeNull();
  });
});
