import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/db.ts";
import { addDays } from "#lib/health/rules/day.ts";
import { testDatabase } from "#lib/test-database.ts";
import { playbooks } from "./procedures.ts";
import type { Definition } from "./schema.ts";
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

describe("sustained change, not noise (issue 5 §1)", () => {
  it("opens one, does its steps in order, waits, checks again, and leaves a trail", async () => {
    const accountId = await book.account(name());
    const steps: Definition["steps"] = [
      ...atRisk().steps,
      { kind: "wait", days: 3 },
      { kind: "check" },
      { kind: "task", title: "Escalate {account}", detail: "{why}", role: "manager", dueDays: 1, priority: "high" },
    ];
    const protocolId = await book.protocol(atRisk({ steps, sustainDays: 2, recoveredDays: 5 }));
    await book.health(accountId, "at-risk", 31);
    for (const day of [0, 1]) await book.pass(addDays(today, day), [accountId]);
    expect(await book.interventions(accountId, protocolId)).toEqual([]);
    await book.pass(addDays(today, 2), [accountId]);
    const [one] = await book.interventions(accountId, protocolId);
    expect(one).toMatchObject({
      score: 31,
      segment: "Mid",
      tenureDays: 435,
      step: 2,
      why: { text: "The score is 31, at risk." },
    });
    expect(await book.tasks(accountId)).toEqual([{ title: `Call ${name()}`, state: "open" }]);
    expect(await t.admin("select kind, title from notification where account_id = $1", [accountId])).toEqual([
      { kind: "intervention", title: `Call them: ${name()}` },
    ]);
    await book.pass(addDays(today, 5));
    expect((await book.tasks(accountId)).map(({ title }) => title)).toEqual([`Call ${name()}`, `Escalate ${name()}`]);
    const detail = await call(playbooks.intervention, { interventionId: one?.id as number }, as(book.csm));
    expect(detail.log.map(({ kind }) => kind)).toEqual(["task", "check", "wait", "task", "opened"]);
    expect(detail.plan.map(({ state }) => state)).toEqual(["done", "done", "done", "done"]);
    await expect(t.admin("update intervention_log set text = 'x'")).rejects.toThrow(/never changed/);
    await book.putOff(protocolId);
  });

  it("refuses a second open one in the database, whoever asks", async () => {
    const accountId = await book.account(name());
    const protocolId = await book.protocol(atRisk());
    await book.health(accountId, "at-risk", 20);
    await book.pass(today, [accountId]);
    await expect(
      t.admin("insert into intervention (account_id, protocol_id, version, why) values ($1, $2, 1, '{}')", [
        accountId,
        protocolId,
      ]),
    ).rejects.toThrow(/one_open_intervention/);
    await book.putOff(protocolId);
  });

  it("rests after an end by a person, who says what came of it, and is counted as false when it was no risk (X11)", async () => {
    const accountId = await book.account(name());
    const protocolId = await book.protocol(atRisk({ coolDownDays: 5 }));
    await book.health(accountId, "at-risk", 20);
    await book.pass(today, [accountId]);
    const [one] = await book.interventions(accountId, protocolId);
    const end = {
      accountId,
      interventionId: one?.id as number,
      as: "stopped" as const,
      outcome: "not-a-risk" as const,
      reason: "A test account.",
    };
    await expect(
      call(playbooks.end, { ...end, accountId: await book.account("Someone else") }, as(book.csm)),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await call(playbooks.end, end, as(book.csm));
    await expect(call(playbooks.end, end, as(book.csm))).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await book.tasks(accountId)).toMatchObject([{ state: "dropped" }]);
    await t.admin("update intervention set ended_at = $2::date where id = $1", [one?.id, today]);
    for (const [day, band] of [
      [1, "watch"],
      [2, "at-risk"],
    ] as const) {
      await book.health(accountId, band, 50);
      await book.pass(addDays(today, day), [accountId]);
    }
    expect(await book.interventions(accountId, protocolId)).toHaveLength(1);
    await book.pass(addDays(today, 6), [accountId]);
    expect(await book.interventions(accountId, protocolId)).toHaveLength(2);
    const { rows } = await call(playbooks.list, {}, as(book.csm));
    expect(rows.find(({ id }) => id === protocolId)?.precision).toEqual({ judged: 1, right: 0, small: true });
    await book.putOff(protocolId);
  });

  it("ends as lost when the account leaves, and sleeps while it is snoozed", async () => {
    const accountId = await book.account(name());
    const protocolId = await book.protocol(atRisk({ steps: [{ kind: "wait", days: 1 }, ...atRisk().steps] }));
    await book.health(accountId, "at-risk", 20);
    await book.pass(today, [accountId]);
    const [one] = await book.interventions(accountId, protocolId);
    const named = { accountId, interventionId: one?.id as number };
    await call(playbooks.snooze, { ...named, untilOn: "2999-01-01" }, as(book.csm));
    await book.pass(addDays(today, 2));
    expect(await book.tasks(accountId)).toEqual([]);
    await call(playbooks.snooze, { ...named, untilOn: null }, as(book.csm));
    await book.pass(addDays(today, 2));
    expect(await book.tasks(accountId)).toHaveLength(1);
    await db.account.update({ where: { id: accountId }, data: { churnedOn: new Date(today) } });
    await book.pass(addDays(today, 2), [accountId]);
    expect(await book.interventions(accountId, protocolId)).toMatchObject([{ state: "lost" }]);
    await book.putOff(protocolId);
  });
});
