import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { handoffs } from "./procedures.ts";
import type { HandoffStep } from "./schema.ts";
import { draftWonDeals } from "./write/draft-handoffs.ts";

const { admin } = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
type Who = "csm" | "manager" | "coordinator" | "specialist" | "admin";
const as = (caller: Caller) => ({ context: { caller }, path: ["handoffs", "test"] });
const by = (who: Who) => as(world.callers[who]);
const won = (name: string, more: object = {}) =>
  db.deal.create({
    data: { accountId: world.accounts.own, name, kind: "new", won: true, closedOn: new Date(today()), ...more },
  });
const move = (who: Who, handoffId: number, step: HandoffStep, more: object = {}) =>
  call(handoffs.move, { handoffId, step, ...more }, by(who));
const content = {
  title: "First forty seats",
  goals: [{ title: "Faster close", baseline: 10, target: 4, unit: "days", dueOn: null }],
  stakeholders: [
    { name: "Ann Lee", title: null, role: "champion", email: "ann@own.example" },
    { name: "Bo", title: null, role: null, email: null },
  ],
  risks: ["They leave their old tool in March"],
  promises: ["A workshop on site"],
  links: [],
  note: null,
};

beforeAll(async () => {
  world = await makeCallers();
  await db.contact.create({
    data: { accountId: world.accounts.own, name: "Ann", email: "Ann@own.example", role: "champion" },
  });
});

describe("C2: a deal won is handed to success through the coordinator", () => {
  test("deals won of late are drafted once; renewals, old and lost ones are not", async () => {
    const deal = await won("Forty seats");
    await won("Renewal", { kind: "renewal" });
    await won("Long ago", { closedOn: new Date("2020-01-01") });
    await won("Lost", { won: false });
    expect(await draftWonDeals()).toBe(1);
    expect(await draftWonDeals()).toBe(0);
    const { rows } = await call(handoffs.list, {}, by("manager"));
    expect(rows).toMatchObject([{ title: "Forty seats", state: "draft", steps: ["submit", "withdraw"] }]);
    const again = await call(handoffs.draft, { accountId: world.accounts.own, dealId: deal.id }, by("manager"));
    expect(again.id).toBe(rows[0]?.id);
    expect((await call(handoffs.get, { handoffId: again.id }, by("csm"))).stakeholders).toMatchObject([
      { name: "Ann" },
    ]);
  });

  test("written, submitted, sent back, passed on, returned and accepted, each by whose step it is", async () => {
    const { id } = await call(
      handoffs.draft,
      { accountId: world.accounts.own, dealId: (await won("Seats")).id },
      by("manager"),
    );
    await expect(move("manager", id, "submit")).rejects.toThrow(/at least one goal/);
    await call(handoffs.edit, { handoffId: id, ...content }, by("manager"));
    await expect(move("coordinator", id, "pass")).rejects.toThrow(/not yours to take/);
    await move("manager", id, "submit");
    expect(await db.task.findFirst({ where: { cause: "handoff", causeId: id, state: "open" } })).toMatchObject({
      role: "coordinator",
    });
    await expect(move("csm", id, "accept")).rejects.toThrow(/not yours to take/);
    await expect(move("coordinator", id, "send-back")).rejects.toThrow(/Say what is missing/);
    await move("coordinator", id, "send-back", { missing: "Who decides?" });
    await move("manager", id, "submit");
    await move("coordinator", id, "pass");
    await move("csm", id, "return", { missing: "No dates" });
    await move("coordinator", id, "pass");
    const told = await admin("select from notification where kind = 'handoff' and user_id = $1", [world.ids.csm]);
    expect(told.length).toBeGreaterThan(0);
    await move("csm", id, "accept");

    const goals = await db.goal.findMany({ where: { accountId: world.accounts.own } });
    expect(goals).toMatchObject([{ title: "Faster close", baseline: 10, target: 4, unit: "days" }]);
    const people = await db.contact.findMany({ where: { accountId: world.accounts.own }, orderBy: { id: "asc" } });
    expect(people.map(({ name }) => name)).toEqual(["Ann", "Bo"]);
    const open = await db.task.findMany({ where: { cause: "handoff", causeId: id, state: "open" } });
    expect(open).toMatchObject([
      { title: "Start the onboarding of Own Account", detail: "Promised before: A workshop on site" },
    ]);
    const { log, state } = await call(handoffs.get, { handoffId: id }, by("manager"));
    expect(state).toBe("accepted");
    expect(log.map(({ what }) => what).reverse()).toEqual([
      "drafted",
      "edited",
      "submitted",
      "sent-back",
      "submitted",
      "passed",
      "returned",
      "passed",
      "accepted",
    ]);
    expect(log.find(({ what }) => what === "returned")?.note).toBe("No dates");
  });

  test("past the application, none skips the coordinator, and no line of the log is changed (C1)", async () => {
    const { id } = await call(
      handoffs.draft,
      { accountId: world.accounts.own, dealId: (await won("Raw")).id },
      by("manager"),
    );
    const set = (sql: string, ...who: [number, string] | []) =>
      db.$executeRawUnsafe(
        `update handoff set ${sql}${who.length ? `, acted_by = ${who[0]}, acted_role = '${who[1]}'` : ""} where id = ${id}`,
      );
    const { manager, csm, coordinator, specialist } = world.ids;
    await expect(set(`state = 'passed', csm_id = ${csm}`, manager, "manager")).rejects.toThrow(
      /does not go from draft to passed/,
    );
    await expect(set(`state = 'accepted', csm_id = ${csm}`, csm, "csm")).rejects.toThrow(/does not go/);
    await expect(set("state = 'submitted'")).rejects.toThrow(/not theirs/);
    await expect(set("state = 'submitted'", specialist, "specialist")).rejects.toThrow(/not theirs/);
    await set("state = 'submitted'", manager, "manager");
    await expect(set(`state = 'passed', csm_id = ${csm}`, manager, "manager")).rejects.toThrow(/not theirs/);
    await expect(set(`state = 'passed', csm_id = ${csm}`, manager, "coordinator")).rejects.toThrow(/not theirs/);
    await expect(set(`state = 'passed', csm_id = ${csm}, title = 'else'`, coordinator, "coordinator")).rejects.toThrow(
      /by sales alone/,
    );
    await set(`state = 'passed', csm_id = ${csm}`, coordinator, "coordinator");
    await expect(set("state = 'accepted'", coordinator, "coordinator")).rejects.toThrow(/not theirs/);
    const begun = db.$executeRaw`insert into handoff (account_id, title, state, csm_id) values (${world.accounts.own}, 'x', 'passed', ${csm})`;
    await expect(begun).rejects.toThrow(/begins as a draft/);
    await expect(db.$executeRaw`delete from handoff where id = ${id}`).rejects.toThrow(/permission denied/);
    await expect(
      db.$executeRaw`insert into handoff_log (account_id, handoff_id, what) values (1, 1, 'x')`,
    ).rejects.toThrow(/permission denied/);
    await expect(admin("update handoff_log set what = 'x' where handoff_id = $1", [id])).rejects.toThrow(
      /never changed/,
    );
  });

  test("a specialist of another desk sees none of it", async () => {
    await expect(call(handoffs.list, {}, by("specialist"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(call(handoffs.draft, { accountId: world.accounts.own, dealId: 1 }, by("specialist"))).rejects.toThrow(
      /sales desk/,
    );
  });
});

describe("C2, C3: what success hands out", () => {
  test("an opportunity goes to the coordinator for sales, once while it is open, and its outcome comes back", async () => {
    const deal = await db.deal.create({
      data: { accountId: world.accounts.own, name: "More seats", kind: "expansion" },
    });
    const input = {
      accountId: world.accounts.own,
      dealId: deal.id,
      title: "More seats",
      need: "A second team",
      timing: "Q1",
    };
    const { reference } = await call(handoffs.toSales, input, by("csm"));
    await expect(call(handoffs.toSales, input, by("csm"))).rejects.toThrow(new RegExp(`${reference} is open`));
    const escalation = await db.escalation.findFirstOrThrow({ where: { id: Number(reference.slice(4)) } });
    expect(escalation).toMatchObject({ category: "sales", state: "new", desk: null, raisedBy: world.ids.csm });
    expect(escalation.summary).toBe(
      "What the customer needs: A second team\n\nTiming: Q1\n\nDeal on record: More seats",
    );
    await db.$executeRaw`update escalation set state = 'closed', outcome = 'resolved', closing = 'Signed', closed_at = now(),
      acted_by = ${world.ids.coordinator}, acted_role = 'coordinator' where id = ${escalation.id}`;
    const { rows } = await call(handoffs.handed, { kind: "sales", open: "closed" }, by("csm"));
    expect(rows).toMatchObject([{ about: "More seats", outcome: "resolved", closing: "Signed", by: "csm" }]);
  });

  test("a ticket goes to customer service; satisfaction before and after is counted as M3 counts it", async () => {
    const accountId = world.accounts.own;
    const ticket = await db.ticket.create({ data: { accountId, subject: "No answer", openedAt: new Date() } });
    const { reference } = await call(
      handoffs.toService,
      { accountId, ticketId: ticket.id, problem: "Call them" },
      by("csm"),
    );
    const id = Number(reference.slice(4));
    await db.$executeRaw`update escalation set state = 'closed', outcome = 'answered', closing = 'Called', closed_at = now(),
      acted_by = ${world.ids.coordinator}, acted_role = 'coordinator' where id = ${id}`;
    const survey = await db.survey.create({ data: { key: "csat", name: "CSAT", kind: "csat" } });
    const say = (contactId: number, score: number, days: number) => ({
      accountId,
      surveyId: survey.id,
      contactId,
      score,
      answeredAt: new Date(Date.now() + days * 86_400_000),
    });
    const before = [1, 2, 3, 4, 5].map((contact) => say(contact, contact <= 2 ? 5 : 2, -contact));
    const after = [1, 2, 3, 4].map((contact) => say(contact, 4, contact));
    await db.surveyResponse.createMany({ data: [...before, say(1, 1, -20), say(9, 5, -100), ...after] });
    const { rows, effect } = await call(handoffs.handed, { kind: "service" }, by("coordinator"));
    expect(rows).toMatchObject([{ about: "No answer", outcome: "answered" }]);
    expect(effect).toEqual({
      issues: 1,
      accounts: 1,
      before: { answers: 5, satisfied: 2 },
      after: { answers: 4, satisfied: 4 },
    });
  });
});
