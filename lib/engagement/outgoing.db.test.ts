import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accounts } from "#lib/accounts/procedures.ts";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { promises } from "#lib/promises/procedures.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { engagement } from "./procedures.ts";
import { dayAfter } from "./rules.ts";

const t = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
let accountId = 0;
const promise = "Hi Ana. We give you 15% off.";
const innocent = "We looked at the report together.";
type Input = Record<string, unknown>;
const as = () => ({ context: { caller: world.callers.csm }, path: ["test"] });
const record = (input: Input) =>
  call(engagement.record, { accountId, kind: "email", summary: promise, ...input } as never, as());
const correct = (correctsId: number, input: Input) =>
  call(engagement.correct, { accountId, correctsId, kind: "meeting", summary: promise, ...input } as never, as());
const refused = (attempt: Promise<unknown>) => expect(attempt).rejects.toThrow(/Not sent: “15% off”/);
const keys = async () =>
  (await call(promises.check, { text: promise }, as())).findings.map(({ key }: { key: string }) => key);

beforeAll(async () => {
  world = await makeCallers();
  accountId = world.accounts.own;
});
beforeEach(() => t.admin("truncate interaction, task, promise_flag, promise_dismissal cascade"));

describe("N3 an email to the customer passes the promise guard in the door", () => {
  test("a discount is held back; the customer's own words, and what was called no promise, are kept", async () => {
    await refused(record({ direction: "out" }));
    await refused(record({}));
    expect(await db.interaction.count()).toBe(0);
    await record({ direction: "in" });
    const dismissed = await keys();
    const { id } = await record({ direction: "out", dismissed });
    expect(await db.promiseDismissal.count()).toBe(dismissed.length);
    await refused(correct(id, { kind: "email", direction: "out" }));
  });
  test("what is refused for another reason is not counted as sent", async () => {
    const later = { direction: "out", dismissed: await keys(), at: "2999-01-01T00:00:00Z" };
    await expect(record(later)).rejects.toThrow(/cannot lie in the future/);
    expect(await db.promiseDismissal.count()).toBe(0);
  });
});

describe("N3 a note that the customer reads passes it too (issue 5 §6)", () => {
  test.each(["meeting", "call", "check-in", "review", "ticket-note", "note"])("%s", async (kind) => {
    await record({ kind });
    await refused(record({ kind, shared: true }));
    expect(await db.interaction.count()).toBe(1);
    expect(await db.promiseFlag.findMany()).toMatchObject([{ surface: kind === "review" ? "review" : "note" }]);
  });
  test("its outcome and its next step too, each by itself, and a correction as much as the first words", async () => {
    const nextStep = { what: promise, on: dayAfter(today(), 3) };
    const shared = { kind: "meeting", summary: innocent, shared: true };
    await refused(record({ ...shared, outcome: promise }));
    await refused(record({ ...shared, nextStep }));
    await refused(record({ ...shared, summary: "On Monday Ana wrote:", outcome: promise }));
    expect(await db.task.count()).toBe(0);
    const { id } = await record({ ...shared, shared: false, nextStep });
    await refused(correct(id, { shared: true }));
    await refused(correct(id, { ...shared, nextStep }));
    await correct(id, shared);
    const [row] = await call(engagement.interactions, { accountId }, as());
    expect(row).toMatchObject({ shared: true, summary: innocent });
    expect((await call(accounts.timeline, { accountId }, as()))[0]).toMatchObject({ shared: true });
    await expect(record({ shared: true, direction: "out", summary: innocent })).rejects.toMatchObject({ status: 422 });
  });
});
