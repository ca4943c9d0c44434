import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { as, code, type MoneyWorld, makeMoneyWorld, revokeAll } from "#lib/test-money.ts";
import { finance } from "./procedures.ts";

const t = await testDatabase();
let world: MoneyWorld;
beforeAll(async () => {
  world = await makeMoneyWorld(t);
});

const ask = (caller: Caller, more: object = {}) =>
  call(finance.askAccess, { scope: "book", reason: "Renewal talks", days: 30, ...more }, as(caller));
const answer = (caller: Caller, requestId: number, more: object = { granted: true, scope: "book", days: 30 }) =>
  call(finance.answerRequest, { requestId, ...more } as never, as(caller));
const decline = { granted: false, answer: "Not needed for this" };
const sees = (accountId: number) => code(call(finance.account, { accountId }, as(world.csm)));

describe("asking to see money (issue 5 §8, N4)", () => {
  it("is told to managers of one's teams and to admins, with the reason, and shown to those who can answer", async () => {
    const { requestId } = await ask(world.csm);
    expect(await code(ask(world.csm))).toBe("CONFLICT");
    const told = await t.admin<{ id: number; detail: string }>(
      "select user_id as id, detail from notification where group_key = $1 order by 1",
      [`grant:${requestId}`],
    );
    expect(told).toEqual(
      [world.manager.userId, world.admin.userId].sort((a, b) => a - b).map((id) => ({ id, detail: "Renewal talks" })),
    );
    expect((await call(finance.requests, {}, as(world.manager))).rows).toMatchObject([
      { id: requestId, person: "Ines" },
    ]);
    const other = { ...world.manager, teamIds: [world.south] };
    expect((await call(finance.requests, {}, as(other))).total).toBe(0);
    expect(await code(answer(other, requestId))).toBe("NOT_FOUND");
    expect(await code(answer(world.csm, requestId))).toBe("FORBIDDEN");
    await call(finance.withdrawRequest, { requestId }, as(world.csm));
    expect(await code(answer(world.manager, requestId))).toBe("CONFLICT");
  });

  it("is granted as asked or less, never more, and ends by itself", async () => {
    const { accountId, otherId, manager, csm } = world;
    const { requestId } = await ask(csm, { scope: "accounts", accountIds: [accountId, otherId], days: 10 });
    const wider = [{ scope: "book" }, { accountIds: [accountId, 999_999] }, { days: 11 }, { accountIds: [] }];
    for (const more of wider) {
      const given = { granted: true, scope: "accounts", accountIds: [accountId], days: 3, ...more };
      expect({ more, code: await code(answer(manager, requestId, given)) }).toEqual({
        more,
        code: "UNPROCESSABLE_CONTENT",
      });
    }
    expect(await sees(accountId)).toBe("FORBIDDEN");
    await answer(manager, requestId, { granted: true, scope: "accounts", accountIds: [accountId], days: 3 });
    expect([await sees(accountId), await sees(otherId)]).toEqual(["done", "FORBIDDEN"]);
    const [grant] = await t.admin<{ days: number; reason: string }>(
      "select round(extract(epoch from ends_at - starts_at) / 86400)::int as days, reason from money_grant order by id desc limit 1",
    );
    expect(grant).toEqual({ days: 3, reason: "Renewal talks" });
    expect(await code(answer(manager, requestId, decline))).toBe("CONFLICT");
    await revokeAll();
    expect(await sees(accountId)).toBe("FORBIDDEN");
  });

  it("is declined with a reason that the one who asked reads", async () => {
    const { requestId } = await ask(world.csm);
    expect(await code(answer(world.manager, requestId, { granted: false, answer: " " }))).toBe("BAD_REQUEST");
    await answer(world.manager, requestId, decline);
    const [newest] = (await call(finance.myRequests, { state: null }, as(world.csm))).rows;
    expect(newest).toMatchObject({ state: "declined", answer: "Not needed for this", answeredBy: "Tomas" });
    expect(await sees(world.accountId)).toBe("FORBIDDEN");
  });

  it("is never answered by oneself, in the door and in the database", async () => {
    const { requestId } = await ask(world.admin);
    expect((await call(finance.requests, {}, as(world.admin))).rows.map(({ id }) => id)).not.toContain(requestId);
    expect(await code(answer(world.admin, requestId))).toBe("FORBIDDEN");
    const past = db.moneyRequest.update({
      where: { id: requestId },
      data: { state: "granted", answeredBy: world.admin.userId },
    });
    await expect(past).rejects.toThrow(/not_by_oneself/);
  });
});
