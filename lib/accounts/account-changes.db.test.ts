import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { accounts } from "./procedures.ts";

const t = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
const ids: number[] = [];
const asCsm = () => ({ context: { caller: world.callers.csm }, path: ["test"] });

beforeAll(async () => {
  world = await makeCallers();
  await db.healthModel.create({ data: { version: 1, status: "published", name: "Test", config: {} } });
  for (let i = 0; i < 9; i++) {
    const ownerId = i % 3 === 0 ? world.ids.csm : i % 3 === 1 ? world.ids.manager : null;
    const data = { name: `Account ${i}`, ownerId, segment: "Enterprise", tier: "Tier 1" };
    ids.push((await db.account.create({ data })).id);
  }
});

describe("what a person owns", () => {
  test("is edited in place, and the account is scored again", async () => {
    const accountId = ids[0] as number;
    await call(accounts.edit, { accountId, renewalOn: "2027-01-31", renewalForecast: "likely" }, asCsm());
    const head = await call(accounts.get, { accountId }, asCsm());
    expect(head).toMatchObject({
      renewalOn: "2027-01-31",
      renewalForecast: "likely",
      segment: "Enterprise",
      mayChange: true,
    });
    expect(await t.admin("select 1 from account_dirty where account_id = $1", [accountId])).toHaveLength(1);
    await call(accounts.edit, { accountId, renewalForecast: null }, asCsm());
    expect((await call(accounts.get, { accountId }, asCsm())).renewalForecast).toBeNull();
  });

  test("another's account is read, not changed", async () => {
    const accountId = ids[1] as number;
    expect((await call(accounts.get, { accountId }, asCsm())).mayChange).toBe(false);
    await expect(call(accounts.edit, { accountId, tier: "Tier 2" }, asCsm())).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect((await db.account.findUniqueOrThrow({ where: { id: accountId } })).tier).toBe("Tier 1");
  });

  test("books are handed over with a note, which stays on the timeline", async () => {
    const accountIds = [ids[0], ids[3]] as number[];
    const result = await call(
      accounts.reassign,
      { accountIds, toId: world.ids.manager, note: "Going on leave" },
      asCsm(),
    );
    expect(result).toEqual({ moved: 2, back: accountIds.map((accountId) => ({ accountId, ownerId: world.ids.csm })) });
    const timeline = await call(accounts.timeline, { accountId: accountIds[0] as number }, asCsm());
    expect(timeline[0]).toMatchObject({
      kind: "book",
      title: "Handed to manager",
      detail: "Going on leave",
      by: "csm",
    });
    await expect(
      call(accounts.reassign, { accountIds, toId: world.ids.csm, note: "Mine" }, asCsm()),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("one's own handover can be taken back for an hour, by nobody else and only once", async () => {
    const accountIds = [ids[6] as number];
    await call(accounts.reassign, { accountIds, toId: world.ids.manager, note: "Yours" }, asCsm());
    const asManager = { context: { caller: world.callers.manager }, path: ["test"] };
    expect(await call(accounts.takeBack, { accountIds }, asManager)).toEqual({ returned: 0 });
    expect(await call(accounts.takeBack, { accountIds }, asCsm())).toEqual({ returned: 1 });
    expect(await call(accounts.takeBack, { accountIds }, asCsm())).toEqual({ returned: 0 });
    expect((await call(accounts.get, { accountId: accountIds[0] as number }, asCsm())).ownerId).toBe(world.ids.csm);
    await call(accounts.reassign, { accountIds, toId: world.ids.manager, note: "Yours" }, asCsm());
    await t.admin("alter table book_move disable trigger all");
    await t.admin("update book_move set at = at - interval '2 hours' where account_id = $1", accountIds);
    expect(await call(accounts.takeBack, { accountIds }, asCsm())).toEqual({ returned: 0 });
    await t.admin("update account set owner_id = $1 where id = $2", [world.ids.csm, accountIds[0]]);
  });

  test("F5 a colleague covers accounts until a day, and works them like their own", async () => {
    const accountIds = [ids[4] as number];
    const asManager = { context: { caller: world.callers.manager }, path: ["test"] };
    const accountId = accountIds[0] as number;
    expect((await call(accounts.get, { accountId }, asCsm())).mayChange).toBe(false);
    await call(accounts.cover, { accountIds, userId: world.ids.csm, untilOn: null }, asManager);
    expect(await call(accounts.get, { accountId }, asCsm())).toMatchObject({
      mayChange: true,
      coveredBy: [{ userId: world.ids.csm, name: "csm", untilOn: null }],
    });
    await call(accounts.endCover, { accountIds, userId: world.ids.csm }, asManager);
    expect((await call(accounts.get, { accountId }, asCsm())).mayChange).toBe(false);
  });

  test("nobody is given accounts who cannot own them", async () => {
    const accountIds = [ids[6] as number];
    await expect(
      call(accounts.reassign, { accountIds, toId: world.ids.deactivated, note: "Yours" }, asCsm()),
    ).rejects.toMatchObject({ code: "UNPROCESSABLE_CONTENT" });
  });

  test("saved views belong to their person unless shared; the same name replaces", async () => {
    const view = { screen: "accounts" as const, name: "At risk", query: "band=at-risk" };
    await call(accounts.saveView, view, asCsm());
    await call(accounts.saveView, { ...view, query: "band=watch" }, asCsm());
    expect(await call(accounts.views, { screen: "accounts" }, asCsm())).toMatchObject([
      { name: "At risk", query: "band=watch", mine: true },
    ]);
    const asManager = { context: { caller: world.callers.manager }, path: ["test"] };
    expect(await call(accounts.views, { screen: "accounts" }, asManager)).toEqual([]);
    await call(accounts.saveView, { ...view, shared: true }, asCsm());
    const [shared] = await call(accounts.views, { screen: "accounts" }, asManager);
    expect(shared).toMatchObject({ shared: true, mine: false });
    expect(await call(accounts.deleteView, { id: shared?.id as number }, asManager)).toEqual({ deleted: 0 });
  });

  test("views belong to their screen: Targets and People have their own, under the same names", async () => {
    for (const screen of ["targets", "people"] as const) {
      await call(accounts.saveView, { screen, name: "Mine", query: `of=${screen}` }, asCsm());
      expect(await call(accounts.views, { screen }, asCsm())).toMatchObject([{ name: "Mine", query: `of=${screen}` }]);
    }
  });
});

test("C6 the timeline brings every source together, newest first, a page at a time", async () => {
  const accountId = ids[5] as number;
  await db.ticket.create({
    data: {
      accountId,
      subject: "Cannot log in",
      priority: "high",
      status: "open",
      openedAt: new Date("2026-11-03T10:00:00Z"),
    },
  });
  await db.contact.create({ data: { accountId, name: "Dana Left", role: "champion", leftOn: new Date("2026-11-09") } });
  await db.pulse.create({
    data: { accountId, value: 1, reason: "Sounded lost", at: new Date("2026-11-10T08:00:00Z"), userId: world.ids.csm },
  });
  for (const [day, band] of [
    ["2026-11-01", "watch"],
    ["2026-11-08", "at-risk"],
  ] as const) {
    await db.scoreDaily.create({
      data: {
        accountId,
        day: new Date(day),
        modelId: 1,
        score: 40,
        band,
        coverage: 1,
        freshness: 1,
        confidence: "high",
        measureValues: [],
      },
    });
  }
  const first = await call(accounts.timeline, { accountId, limit: 2 }, asCsm());
  const rest = await call(accounts.timeline, { accountId, before: first[1]?.at, limit: 10 }, asCsm());
  expect([...first, ...rest].map((entry) => entry.title)).toEqual([
    "Pulse: poor",
    "Dana Left left",
    "Turned at risk, from watch",
    "Ticket: Cannot log in",
  ]);
});
