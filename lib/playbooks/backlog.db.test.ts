import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/db.ts";
import { addDays } from "#lib/health/rules/day.ts";
import { testDatabase } from "#lib/test-database.ts";
import { playbooks } from "./procedures.ts";
import { as, atRisk, makeBook, type TestBook, today } from "./write/test-book.ts";

const t = await testDatabase();
let book: TestBook;
let made = 0;
const name = () => `Account ${made}`;

beforeAll(async () => {
  book = await makeBook(t);
});
beforeEach(() => {
  made++;
});

describe("no flood and no hidden ceiling (issue 5 §2, X11)", () => {
  it("puts what was so already into the backlog, which a manager releases in part, then whole", async () => {
    const ids = [
      await book.account(`${name()} a`),
      await book.account(`${name()} b`),
      await book.account(`${name()} c`, { ownerId: book.boss.userId }),
    ];
    await t.admin("delete from team_member where user_id = $1", [book.boss.userId]);
    for (const id of ids) await book.health(id, "at-risk", 20);
    const { id: protocolId } = await call(
      playbooks.saveDraft,
      { definition: atRisk({ name: "Backlog" }) },
      as(book.boss),
    );
    expect(
      (await call(playbooks.preview, { protocolId, q: name() }, as(book.csm))).rows.map(({ accountId }) => accountId),
    ).toEqual(ids);
    await call(playbooks.setMode, { protocolId, mode: "on" }, as(book.boss));
    await book.pass();
    const waiting = { list: "backlog" as const, protocolId, q: name() };
    const before = await call(playbooks.matches, waiting, as(book.manager));
    expect(before.rows.map(({ accountId, mayRelease }) => [accountId, mayRelease])).toEqual([
      [ids[0], true],
      [ids[1], true],
      [ids[2], false],
    ]);
    const first = await call(
      playbooks.release,
      { matchIds: [before.rows[0]?.id as number, before.rows[2]?.id as number] },
      as(book.manager),
    );
    expect(first).toEqual({ opened: 1, over: 0, notYours: 1 });
    await book.health(ids[1] as number, "healthy", 80);
    expect((await call(playbooks.release, { all: true, protocolId }, as(book.manager))).over).toBeGreaterThan(0);
    expect((await call(playbooks.matches, waiting, as(book.manager))).rows.map(({ accountId }) => accountId)).toEqual([
      ids[2],
    ]);
    expect(await book.interventions(ids[0] as number, protocolId)).toMatchObject([{ openedBy: book.manager.userId }]);
    await expect(call(playbooks.release, { all: true }, as(book.csm))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await call(playbooks.setMode, { protocolId, mode: "off" }, as(book.boss));
  });

  it("puts what an import brings into the backlog, and what comes by itself into the open", async () => {
    const protocolId = await book.protocol(atRisk());
    const [loaded, live] = [await book.account(`${name()} loaded`), await book.account(`${name()} live`)];
    for (const id of [loaded, live]) await book.health(id, "at-risk", 20);
    await t.admin("insert into evaluation_due (account_id, imported) values ($1, true), ($2, false)", [loaded, live]);
    await book.pass();
    const phases = await t.admin(
      "select account_id as id, phase from protocol_match where protocol_id = $1 and account_id in ($2, $3) order by 1",
      [protocolId, loaded, live],
    );
    expect(phases).toEqual([
      { id: loaded, phase: "backlog" },
      { id: live, phase: "fired" },
    ]);
    await book.putOff(protocolId);
  });

  it("takes accounts that wait for a turn of their own into a first look, and so into the backlog", async () => {
    const accountId = await book.account(name());
    await book.health(accountId, "at-risk", 20);
    const protocolId = await book.protocol(atRisk());
    await db.protocol.update({ where: { id: protocolId }, data: { baselineAt: null } });
    await book.due(accountId, 0);
    await book.pass();
    const found = await db.protocolMatch.findMany({ where: { protocolId, accountId } });
    expect(found).toMatchObject([{ phase: "backlog" }]);
    await book.putOff(protocolId);
  });

  it("opens the worst up to the weekly limit, keeps the rest in sight, and goes on when there is room", async () => {
    const protocolId = await book.protocol(atRisk({ name: "Limited" }), { weeklyLimit: 2 });
    const ids = [];
    for (const score of [40, 10, 30, 20]) {
      const id = await book.account(`${name()} ${score}`);
      await book.health(id, "at-risk", score);
      ids.push(id);
    }
    await book.pass(today, ids);
    await book.pass(today, ids);
    const open = () => db.intervention.findMany({ where: { protocolId, state: "open" }, orderBy: { score: "asc" } });
    expect((await open()).map(({ score }) => score)).toEqual([10, 20]);
    const { overLimit } = await call(playbooks.list, {}, as(book.csm));
    expect(overLimit).toBe(2);
    await t.admin("update intervention set opened_at = opened_at - interval '8 days' where protocol_id = $1", [
      protocolId,
    ]);
    await book.pass(addDays(today, 8), ids);
    expect((await open()).map(({ score }) => score)).toEqual([10, 20, 30, 40]);
    await book.putOff(protocolId);
  });

  it("does nothing for those held out, and writes nothing in shadow but its log", async () => {
    const heldOut = await book.protocol(atRisk({ name: "Held out" }), { holdoutPercent: 50 });
    const shadow = await book.protocol(atRisk({ name: "In shadow" }), { mode: "shadow" });
    const ids = [];
    for (let n = 0; n < 12; n++) {
      const id = await book.account(`${name()} ${n}`);
      await book.health(id, "at-risk", 20);
      ids.push(id);
    }
    await book.pass(today, ids);
    const found = await db.intervention.findMany({ where: { protocolId: heldOut } });
    const out = found.filter((one) => one.heldOut).map(({ accountId }) => accountId as number);
    expect(out.length).toBeGreaterThan(0);
    expect(out.length).toBeLessThan(12);
    for (const id of out) expect(await book.tasks(id)).toEqual([]);
    expect(await db.intervention.count({ where: { protocolId: shadow } })).toBe(0);
    expect((await call(playbooks.matches, { list: "shadow", protocolId: shadow }, as(book.csm))).total).toBe(12);
    expect(await call(playbooks.effect, { protocolId: heldOut }, as(book.csm))).toMatchObject({
      cannotTell: expect.stringMatching(/old enough/),
    });
    await book.putOff(heldOut);
    await book.putOff(shadow);
  });

  it("replays the last quarter: alerts a week of each CSM, from what was stored then (X11)", async () => {
    const accountId = await book.account(name());
    const now = new Date().toISOString().slice(0, 10);
    for (let week = 0; week < 14; week++)
      await t.admin(
        `insert into score_daily (account_id, day, model_id, score, band, coverage, freshness, confidence, measure_values)
         select $1, $2, id, 30, $3, .9, 1, 'high', '{}' from health_model limit 1`,
        [accountId, addDays(now, -7 * week), week === 4 || week === 9 ? "at-risk" : "healthy"],
      );
    const { id: protocolId } = await call(
      playbooks.saveDraft,
      { definition: atRisk({ name: "Replayed" }) },
      as(book.boss),
    );
    const found = await call(playbooks.alertWeeks, { protocolId }, as(book.csm));
    expect(found.lines).toEqual([{ id: book.csm.userId, name: "Ines", perWeek: 2 / 13 }]);
    expect(found.perWeek.filter(({ fired }) => fired > 0).map(({ day }) => day)).toEqual([
      addDays(now, -63),
      addDays(now, -28),
    ]);
  });
});
