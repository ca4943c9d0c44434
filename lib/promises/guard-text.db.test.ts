import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { promises } from "./procedures.ts";
import { outOfScopeReply } from "./schema.ts";
import { type GuardedAbout, guardText } from "./write/guard-text.ts";

const t = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
let reference = "";

const price = "We will hold your price.";
const date = "The connector will be ready by Friday.";
const technical = "Our engineers will fix the import.";

const about = (given: Partial<GuardedAbout> = {}): GuardedAbout => ({
  accountId: world.accounts.own,
  reference: null,
  dismissed: [],
  surface: "email",
  ...given,
});
const send = (text: string, given: Partial<GuardedAbout> = {}) => guardText(text, about(given), world.callers.csm);
const check = (text: string, given: { reference?: string } = {}) =>
  call(promises.check, { text, accountId: world.accounts.own, ...given }, { context: { caller: world.callers.csm } });
const keysOf = async (text: string) => (await check(text)).findings.map(({ key }) => key);

/** An escalation of the account as a desk left it; what may happen to one is tested where it lives. */
async function escalation(accountId: number, answered: boolean): Promise<string> {
  await t.admin("set session_replication_role = replica");
  const [row] = await t.admin<{ id: number }>(
    `insert into escalation (account_id, category, severity, title, summary, state, desk, raised_kind, raised_by, raised_role,
       respond_due_at, resolve_due_at, routed_at, answered_at)
     values ($1, 'technical', 'normal', 'Connector', 'When?', $2, 'technical', 'person', $3, 'csm', now(), now(), now(), $4) returning id`,
    [accountId, answered ? "answered" : "routed", world.ids.csm, answered ? new Date() : null],
  );
  await t.admin("set session_replication_role = origin");
  return `ESC-${row?.id}`;
}

beforeAll(async () => {
  world = await makeCallers();
  reference = await escalation(world.accounts.own, true);
});
beforeEach(() => t.admin("truncate promise_flag, promise_dismissal, promise_judgement"));

describe("N3 N5 what success can never send", () => {
  test.each([
    ["price", price],
    ["discount", "We give you 15% off."],
    ["contract", "You can cancel any time, we agree to that."],
    ["feature", "We will build the mobile app for you."],
  ])("a %s promise, whatever is answered, and the log has it", async (category, text) => {
    const refusal = await send(text, { reference });
    expect(refusal).toMatchObject({ ok: false, reason: "invalid" });
    expect(refusal?.message).toContain("success never promises this");
    const flags = await db.promiseFlag.findMany();
    expect(flags.map((flag) => flag.category)).toContain(category);
    expect(flags[0]).toMatchObject({
      outcome: "refused",
      sentence: text,
      version: 1,
      surface: "email",
      userId: world.ids.csm,
      accountId: world.accounts.own,
    });
  });
  test("the sentence of E5, and words quoted from the customer, go", async () => {
    expect(await send(outOfScopeReply)).toBeNull();
    expect(await send("> You will give us 20% off\n\nI passed this on.")).toBeNull();
    expect((await check("> You will give us 20% off\n\nI passed this on.")).verdict).toBe("clear");
    expect(await db.promiseFlag.count()).toBe(0);
  });
});

describe("N2 N5 dates and technical commitments need an answered escalation of the account", () => {
  test.each([date, technical])("%s", async (text) => {
    expect((await send(text))?.message).toContain("need the reference of an answered escalation");
    expect(await send(text, { reference })).toBeNull();
    expect((await check(text, { reference })).answered).toBe(true);
  });
  test("one that nobody answered, of another account, that does not exist, or without an account settles nothing", async () => {
    const open = await escalation(world.accounts.own, false);
    const other = await escalation(world.accounts.other, true);
    for (const wrong of [open, other, "ESC-99999", "anything"]) {
      expect((await send(date, { reference: wrong }))?.message).toContain(`${wrong} is not one.`);
      expect((await check(date, { reference: wrong })).answered).toBe(false);
    }
    expect(await send(date, { reference, accountId: null })).not.toBeNull();
  });
  test("the answered ones are offered, and what rested on one is kept", async () => {
    const offered = await call(
      promises.references,
      { accountId: world.accounts.own },
      { context: { caller: world.callers.csm } },
    );
    expect(offered.map((one) => one.reference)).toEqual([reference]);
    await send(date, { reference });
    const flags = await db.promiseFlag.findMany();
    expect(flags.map(({ category }) => category)).toContain("date");
    for (const flag of flags) expect(flag).toMatchObject({ outcome: "settled", reference });
  });
});

describe("a flag that is called no promise goes and is logged", () => {
  test("with who, what, where and under which version; the rest still holds the text back", async () => {
    const text = `Hi. ${price} Bye.`;
    const keys = await keysOf(text);
    expect(await send(text, { dismissed: keys })).toBeNull();
    expect(await db.promiseDismissal.findMany()).toMatchObject([
      {
        userId: world.ids.csm,
        role: "csm",
        accountId: world.accounts.own,
        surface: "email",
        version: 1,
        category: "price",
        words: "We will hold your price",
        sentence: price,
      },
    ]);
    expect(await send(`${text} ${date}`, { dismissed: keys })).not.toBeNull();
    expect(await db.promiseDismissal.count()).toBe(1);
  });
  test("the key of other words dismisses nothing", async () => {
    expect(await send(price, { dismissed: ["price-kept:we will hold your fee"] })).not.toBeNull();
    expect(await db.promiseDismissal.count()).toBe(0);
  });
  test("the same sentence is one flag, and each sending a dismissal", async () => {
    await send(price);
    await send(price);
    const dismissed = await keysOf(price);
    await send(price, { dismissed });
    await send(price, { dismissed });
    expect(await db.promiseFlag.count()).toBe(1);
    expect(await db.promiseDismissal.count()).toBe(2);
  });
  test("in the caller's transaction: what is not written is not logged as sent", async () => {
    const dismissed = await keysOf(price);
    await db
      .$transaction(async (tx) => {
        expect(await guardText(price, about({ dismissed }), world.callers.csm, tx)).toBeNull();
        throw new Error("The text could not be written.");
      })
      .catch(() => undefined);
    expect(await db.promiseDismissal.count()).toBe(0);
  });
});

test("another wording counts for the rule", async () => {
  const keys = await keysOf(price);
  const given = { text: price, accountId: world.accounts.own, surface: "email" as const, keys };
  const context = { caller: world.callers.csm };
  expect(await call(promises.replaced, given, { context, path: ["test"] })).toEqual({ counted: 1 });
  expect(await db.promiseFlag.findMany()).toMatchObject([{ outcome: "replaced", category: "price" }]);
});

test("the logs only grow", async () => {
  await send(price, { dismissed: await keysOf(price) });
  for (const table of ["promise_flag", "promise_dismissal"]) {
    await expect(t.admin(`update ${table} set words = 'other'`)).rejects.toThrow(/never changed/);
    await expect(t.admin(`delete from ${table}`)).rejects.toThrow(/never changed/);
    await expect(db.$executeRawUnsafe(`delete from ${table}`)).rejects.toThrow(/permission denied/);
  }
});
