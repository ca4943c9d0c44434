import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accounts } from "#lib/accounts/procedures.ts";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { readContact } from "#lib/health/read/people.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { engagement } from "./procedures.ts";
import { dayAfter } from "./rules.ts";
import { recordSystem } from "./write/record-system.ts";

const t = await testDatabase();
const due = dayAfter(today(), 3);
let world: Awaited<ReturnType<typeof makeCallers>>;
let accountId = 0;
type Input = Record<string, unknown>;
const as = (name: "csm" | "manager" | "coordinator") => ({ context: { caller: world.callers[name] }, path: ["test"] });
const record = (input: Input) =>
  call(engagement.record, { accountId, kind: "call", summary: "Hello", ...input } as never, as("csm"));
const correct = (correctsId: number, input: Input) =>
  call(engagement.correct, { accountId, correctsId, kind: "call", summary: "Hello", ...input } as never, as("csm"));
const found = async (input: Input = {}, who: "csm" | "coordinator" = "csm") =>
  call(engagement.documented, input as never, as(who));
const said = async (input: Input = {}) =>
  (await found(input)).rows.map(({ interaction, system }) => interaction?.summary ?? system?.what);
const tasks = () => t.admin("select title, state, due_on::text as due, assignee_id as who from task order by id");

beforeAll(async () => {
  world = await makeCallers();
  accountId = world.accounts.own;
});
beforeEach(() => t.admin("truncate interaction, system_entry, task cascade"));

describe("C6 a conversation is documented with all that belongs to it", () => {
  test("with several people, how it felt, where it went, and a next step that is a task", async () => {
    const contacts = await db.contact.createManyAndReturn({
      data: ["Zoe", "Abe"].map((name) => ({ accountId, name })),
    });
    const contactIds = contacts.map(({ id }) => id);
    const nextStep = { what: "Send the rollout plan", on: due };
    const said = { kind: "email", direction: "out", sentiment: "negative", outcome: "They wait", nextStep };
    await record({ ...said, contactIds });
    const [row] = await call(engagement.interactions, { accountId }, as("csm"));
    expect(row).toMatchObject({ ...said, contacts: [{ name: "Zoe" }, { name: "Abe" }] });
    expect(await tasks()).toEqual([{ title: "Send the rollout plan", state: "open", due, who: world.ids.csm }]);
    const timeline = await call(accounts.timeline, { accountId }, as("csm"));
    expect(timeline[0]).toMatchObject({ kind: "interaction", title: "Email: Hello" });
  });

  test("a correction keeps the task of an unchanged next step, drops that of a changed one, and may take it away", async () => {
    const nextStep = { what: "Call Zoe", on: due };
    const first = await record({ nextStep });
    const second = await correct(first.id, { summary: "Hello again", nextStep });
    expect((await tasks()).map(({ state }) => state)).toEqual(["open"]);
    const third = await correct(second.id, { nextStep: { what: "Call Abe", on: due } });
    expect((await tasks()).map(({ title, state }) => [title, state])).toEqual([
      ["Call Zoe", "dropped"],
      ["Call Abe", "open"],
    ]);
    await correct(third.id, {});
    expect((await tasks()).map(({ state }) => state)).toEqual(["dropped", "dropped"]);
  });

  test("what makes no sense is refused with what to do", async () => {
    const refused = (input: Input) => expect(record(input)).rejects;
    await refused({ nextStep: { what: "Too late", on: dayAfter(today(), -3) } }).toMatchObject({ status: 422 });
    await refused({ direction: "in" }).toMatchObject({ status: 422 });
    await refused({ contactIds: [999] }).toMatchObject({ status: 422 });
    await refused({ kind: "telegram" }).toThrow();
    await refused({ nextStep: { what: " ", on: due } }).toThrow();
    expect(await db.interaction.count()).toBe(0);
  });

  test("a check-in and a review are conversations for the score; a ticket note is none", async () => {
    const lastTalk = async () => {
      const within = Prisma.sql`x.account_id = ${accountId}`;
      const day = Prisma.sql`${today()}::date`;
      const scope = { accounts: Prisma.empty, join: Prisma.empty, within, day, end: day };
      return (await readContact(scope))[0] ?? null;
    };
    await record({ kind: "ticket-note" });
    expect((await lastTalk())?.lastTalkOn ?? null).toBeNull();
    await record({ kind: "check-in", at: "2026-03-01T10:00:00Z" });
    expect((await lastTalk())?.lastTalkOn).toBe("2026-03-01");
    await record({ kind: "review", at: "2026-03-02T10:00:00Z" });
    expect((await lastTalk())?.lastTalkOn).toBe("2026-03-02");
  });
});

describe("C6 everything documented is found", () => {
  test("by words from their beginning, in what was said, its outcome and its next step, and in what the system did", async () => {
    await record({ summary: "Discussed the Renewal roadmap", at: "2026-03-01T10:00:00Z" });
    await record({ summary: "Lunch", outcome: "Renewal is safe", at: "2026-03-02T10:00:00Z" });
    await record({ summary: "Über die Prüfung: O'Neil & Söhne (ada@x.example)", at: "2026-03-03T10:00:00Z" });
    await db.$transaction((tx) => recordSystem(tx, { accountId, kind: "task", what: "Asked for the renewal plan" }));
    expect(await said({ q: "renew" })).toEqual([
      "Asked for the renewal plan",
      "Lunch",
      "Discussed the Renewal roadmap",
    ]);
    expect(await said({ q: "renewal road" })).toEqual(["Discussed the Renewal roadmap"]);
    expect(await said({ q: "prüf söhne" })).toHaveLength(1);
    expect(await said({ q: "ada@x.example" })).toHaveLength(1);
    for (const q of ["O'Neil", "' & | ! ( :* <->", "\\", "a:*b", "%", "''"]) await said({ q });
    expect(await said({ q: "nowhere" })).toEqual([]);
  });

  test("by kind, mood, person, account, team, days and whether a person or the system did it", async () => {
    await record({ kind: "review", sentiment: "positive", summary: "Review", at: "2026-03-02T23:30:00Z" });
    await record({ summary: "Call", at: "2026-03-05T10:00:00Z" });
    await db.interaction.create({
      data: { accountId: world.accounts.other, kind: "note", at: new Date("2026-03-04T10:00:00Z"), summary: "Other" },
    });
    await db.$transaction((tx) => recordSystem(tx, { accountId, kind: "grant", what: "Granted" }));
    expect(await said({ system: "without" })).toEqual(["Call", "Other", "Review"]);
    expect(await said({ system: "only" })).toEqual(["Granted"]);
    expect(await said({ kind: "review" })).toEqual(["Review"]);
    expect(await said({ sentiment: "positive", system: "only" })).toEqual([]);
    expect(await said({ personId: world.ids.csm })).toEqual(["Call", "Review"]);
    expect(await said({ accountId: world.accounts.other })).toEqual(["Other"]);
    const [team] = await db.team.findMany({ where: { name: "Other" } });
    expect(await said({ teamId: team?.id })).toEqual(["Other"]);
    expect(await said({ from: "2026-03-02", to: "2026-03-02" })).toEqual(["Review"]);
    expect(await said({ from: "2026-03-03", to: "2026-03-04" })).toEqual(["Other"]);
    const rows = (await found({}, "coordinator")).rows;
    expect(rows.map(({ mayChange }) => mayChange)).toEqual([false, false, false, false]);
    expect((await found({ kind: "review" })).rows[0]).toMatchObject({ mayChange: true, account: "Own Account" });
  });

  test("every sort pages without a gap or a repeat; a corrected entry stands once, in its newest words", async () => {
    for (let n = 0; n < 7; n++) await record({ summary: `Entry ${n}`, at: "2026-03-01T10:00:00Z" });
    const [first] = await db.interaction.findMany({ where: { summary: "Entry 0" } });
    await correct(first?.id as number, { summary: "Entry zero" });
    await db.$transaction((tx) => recordSystem(tx, { accountId, kind: "task", what: "Task" }));
    const want = ["Entry 1", "Entry 2", "Entry 3", "Entry 4", "Entry 5", "Entry 6", "Entry zero", "Task"];
    for (const sort of ["at", "account", "person", "kind"])
      for (const dir of ["asc", "desc"]) {
        const pages = await Promise.all([1, 2, 3].map((page) => said({ sort, dir, page, pageSize: 3 })));
        expect(pages.flat().sort()).toEqual(want);
      }
    expect((await found({ pageSize: 3 })).total).toBe(8);
  });

  test("the export holds all pages, and nothing a spreadsheet would run", async () => {
    await record({ summary: '=HYPERLINK("https://elsewhere.example")', sentiment: "neutral" });
    const file = await call(engagement.exportDocumented, {}, as("csm"));
    const lines = (await file.text()).trimEnd().split("\r\n");
    expect(lines[0]).toBe("at,account,kind,direction,shared,by,with,summary,outcome,sentiment,next_step,next_step_on");
    expect(lines[1]).toContain(`Own Account,call,,,csm,,"'=HYPERLINK(""https://elsewhere.example"")",,neutral`);
  });
});
