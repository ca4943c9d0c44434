import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { outOfScopeReply } from "#lib/promises/schema.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { requests } from "./procedures.ts";

const { admin } = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
const as = (caller: Caller) => ({ context: { caller }, path: ["requests", "test"] });
const mine = () => as(world.callers.csm);
const areaOf = async (name: string) =>
  (await call(requests.areas, {}, mine())).find((area) => area.name === name)?.id as number;
const list = (input: object = {}) => call(requests.list, input, mine());

beforeAll(async () => {
  world = await makeCallers();
});

async function log(words: string): Promise<number> {
  const input = { accountId: world.accounts.own, words, channel: "email" as const, asker: "Ann" };
  return (await call(requests.log, input, mine())).id;
}
const counted = async (table: string) =>
  (await admin<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n as number;

describe("S1, S2: a customer's request", () => {
  test("in scope it becomes a task of the account's owner, until that is taken back", async () => {
    const id = await log("Please train our new team");
    expect((await list({ q: "train" })).rows).toMatchObject([
      { id, state: "open", asker: "Ann", suggested: "Onboarding, implementation, adoption", mayChange: true },
    ]);
    const areaId = await areaOf("Onboarding, implementation, adoption");
    const judge = { accountId: world.accounts.own, requestId: id, areaId, title: "Plan the training", dueOn: today() };
    const { taskId } = await call(requests.inside, judge, mine());
    expect(await db.task.findUnique({ where: { id: taskId } })).toMatchObject({
      cause: "request",
      causeId: id,
      role: "csm",
    });
    await expect(call(requests.inside, judge, mine())).rejects.toThrow(/judged this request meanwhile/);
    await call(requests.reopen, { accountId: world.accounts.own, requestId: id }, mine());
    expect(await db.task.findUnique({ where: { id: taskId } })).toMatchObject({ state: "dropped" });
    await expect(call(requests.inside, { ...judge, areaId: await areaOf("Billing") }, mine())).rejects.toThrow(
      /no such area/,
    );
  });

  test("E5: out of scope it is answered, logged and escalated in one action, or not at all", async () => {
    const id = await log("We were charged twice, please refund the invoice");
    const areaId = await areaOf("Billing");
    const judge = { accountId: world.accounts.own, requestId: id, areaId, text: `Dear Ann,\n\n${outOfScopeReply}` };
    const before = [await counted("interaction"), await counted("escalation")];
    const refused = (text: string, why: RegExp) =>
      expect(call(requests.outside, { ...judge, text }, mine())).rejects.toThrow(why);
    await refused("Somebody will look at it.", /must hold this sentence/);
    await refused(outOfScopeReply.replace("Escalating", "escalating"), /must hold this sentence/);
    await refused(`${outOfScopeReply} We will give you a 20% discount on the renewal.`, /./);
    expect([await counted("interaction"), await counted("escalation")]).toEqual(before);

    const { reference } = await call(requests.outside, judge, mine());
    expect(reference).toMatch(/^ESC-\d+$/);
    const [row] = (await list({ state: "outside" })).rows;
    expect(row).toMatchObject({ id, reply: judge.text, reference, escalation: "new", category: "billing" });
    const said = await db.interaction.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(said).toMatchObject({ summary: judge.text, outcome: `Escalated as ${reference}`, userId: world.ids.csm });
    await expect(call(requests.outside, judge, mine())).rejects.toThrow(/meanwhile/);
    const reopen = call(requests.reopen, { accountId: world.accounts.own, requestId: id }, mine());
    await expect(reopen).rejects.toThrow(/in scope can be judged again/);
  });

  test("past the application: no other sentence, no change of what was asked or sent (E5)", async () => {
    const id = await log("Change our contract");
    const set = (sql: string) => db.$executeRawUnsafe(`update customer_request set ${sql} where id = ${id}`);
    const judged =
      "state = 'outside', area_id = 1, judged_at = now(), interaction_id = 1, escalation_id = (select max(id) from escalation)";
    await expect(set(`${judged}, reply = 'No.'`)).rejects.toThrow(/customer_request_reply/);
    await expect(set(`${judged}, reply = null`)).rejects.toThrow(/customer_request_outside/);
    await expect(set("words = 'else'")).rejects.toThrow(/never changed/);
    await expect(db.$executeRaw`delete from customer_request`).rejects.toThrow(/permission denied/);
    const sent = db.$executeRaw`update customer_request set reply = reply || '!' where state = 'outside'`;
    await expect(sent).rejects.toThrow(/that stays/);
  });

  test("are listed with how many of which kind, filtered and exported; nobody else's book is touched", async () => {
    const all = await list();
    expect(all.counts).toEqual({ open: 2, inside: 0, outside: 1 });
    expect(all.kinds).toMatchObject([{ name: "Billing", inside: false, count: 1 }]);
    expect((await list({ pageSize: 1, page: 2, sort: "logged", dir: "asc" })).rows).toMatchObject([
      { category: "billing" },
    ]);
    const file = await (await call(requests.export, { state: "outside" }, mine())).text();
    expect(file.split("\n")).toHaveLength(file.trim().split("\n").length + 1);
    expect(file).toContain("ESC-");
    const theirs = { accountId: world.accounts.other, words: "x", channel: "call" as const };
    await expect(call(requests.log, theirs, mine())).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

test("S2: an admin extends the scope, and its words suggest it from then on", async () => {
  const chief = as(world.callers.admin);
  const { id } = await call(
    requests.addArea,
    { name: "Security reviews", words: ["Pen test"], category: "legal" },
    chief,
  );
  await log("Send us your pen test report");
  expect((await list({ q: "pen test" })).rows).toMatchObject([{ suggested: "Security reviews" }]);
  const twice = call(requests.addArea, { name: "security reviews", words: [], category: null }, chief);
  await expect(twice).rejects.toThrow(/an area with this name/);
  await call(requests.changeArea, { areaId: id, name: "Security", words: ["soc 2"] }, chief);
  await call(requests.archiveArea, { areaId: id, archived: true }, chief);
  expect((await call(requests.areas, {}, chief)).some((area) => area.id === id)).toBe(false);
});
