import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { escalations } from "#lib/escalations/procedures.ts";
import { testDatabase } from "#lib/test-database.ts";
import { type EscalationWorld, makeEscalationWorld, raiseOne } from "#lib/test-escalations.ts";
import { as, code } from "#lib/test-money.ts";

await testDatabase();

let world: EscalationWorld;
beforeAll(async () => {
  world = await makeEscalationWorld();
});

const listed = async (caller: Caller, more: object = {}) =>
  (await call(escalations.list, { state: "all", pageSize: 200, ...more }, as(caller))).rows.map(({ id }) => id);
const get = (caller: Caller, escalationId: number) => call(escalations.get, { escalationId }, as(caller));
const write = (caller: Caller, escalationId: number, body: string, more: object = {}) =>
  call(escalations.write, { escalationId, body, ...more }, as(caller));
const inboxOf = async ({ userId }: { userId: number }, id: number) =>
  (await db.notification.findMany({ where: { userId, group: `escalation:${id}` }, orderBy: { id: "asc" } })).map(
    ({ title }) => title,
  );

describe("an escalation from the raise to its outcome (C1–C4)", () => {
  it("goes to the coordinator, back with a question, to a desk, and back with an answer", async () => {
    const { csm, coordinator, specialist, seller, accountId } = world;
    const evidence = [{ label: "Error log", href: "https://example.com/log" }];
    const input = {
      accountId,
      category: "technical" as const,
      severity: "high" as const,
      title: "Exports fail",
      summary: "Since Monday.",
      blockers: ["Audit on Friday"],
      evidence,
    };
    const { id, reference } = await call(escalations.raise, input, as(csm));
    expect(reference).toBe(`ESC-${id}`);
    expect(await inboxOf(coordinator, id)).toEqual([`ESC-${id} raised, high: Exports fail`]);
    expect(await code(get(specialist, id))).toBe("NOT_FOUND");

    await write(coordinator, id, "Which format?", { kind: "question" });
    expect(await get(csm, id)).toMatchObject({ escalation: { state: "asked" }, part: "raiser" });
    const before = await db.escalation.findFirstOrThrow({ where: { id } });
    await write(csm, id, "CSV, @Rosa.", { kind: "reply" });
    const after = await db.escalation.findFirstOrThrow({ where: { id } });
    expect(after.resolveDueAt.getTime()).toBe(before.resolveDueAt.getTime() + Number(after.pausedMs));
    expect(await inboxOf(coordinator, id)).toContain(`Ines mentioned you in ESC-${id}`);

    await call(
      escalations.route,
      { escalationIds: [id], desk: "technical", specialistId: specialist.userId },
      as(coordinator),
    );
    expect(await code(get(seller, id))).toBe("NOT_FOUND");
    const seen = await get(specialist, id);
    expect(seen).toMatchObject({ part: "specialist", account: { name: "Acme", owner: "Ines", openTickets: 0 } });
    expect(JSON.stringify(seen)).not.toMatch(/mrr|amount|minor|currency/i);
    expect(await inboxOf(specialist, id)).toEqual([`ESC-${id} was routed to you: Exports fail`]);

    await write(specialist, id, "Fixed tonight.", { kind: "answer" });
    expect(await code(call(escalations.close, { escalationIds: [id], outcome: "resolved" }, as(csm)))).toBe(
      "FORBIDDEN",
    );
    await call(
      escalations.close,
      { escalationIds: [id], outcome: "resolved", closing: "Told the customer." },
      as(coordinator),
    );
    const done = await get(csm, id);
    expect(done.escalation).toMatchObject({ state: "closed", outcome: "resolved", closing: "Told the customer." });
    expect(done.log.map(({ what }) => what)).toEqual(["raised", "asked", "replied", "routed", "answered", "closed"]);
    expect(done.log[3]).toMatchObject({
      person: "Rosa",
      role: "coordinator",
      changes: expect.arrayContaining([{ name: "specialistId", from: "", to: "Piet" }]),
    });
    expect(await inboxOf(csm, id)).toContain(`ESC-${id} closed: Exports fail`);
    expect(await code(write(csm, id, "One more thing"))).toBe("CONFLICT");
    await call(escalations.reopen, { escalationIds: [id] }, as(coordinator));
    expect((await get(csm, id)).escalation).toMatchObject({ state: "answered", outcome: null, closing: null });
  });

  it("is merged, taken back and reopened as it was", async () => {
    const { coordinator } = world;
    const [one, two, other] = [
      await raiseOne(world),
      await raiseOne(world),
      await raiseOne(world, { accountId: world.otherId }),
    ];
    expect(await code(call(escalations.merge, { escalationId: one.id, intoId: other.id }, as(coordinator)))).toBe(
      "CONFLICT",
    );
    expect(await code(call(escalations.merge, { escalationId: one.id, intoId: one.id }, as(coordinator)))).not.toBe(
      "done",
    );
    await call(escalations.merge, { escalationId: one.id, intoId: two.id }, as(coordinator));
    expect((await get(coordinator, one.id)).escalation).toMatchObject({ state: "merged", mergedIntoId: two.id });
    await call(escalations.reopen, { escalationIds: [one.id] }, as(coordinator));
    await call(escalations.route, { escalationIds: [one.id, two.id], desk: "product" }, as(coordinator));
    await call(escalations.takeBack, { escalationIds: [one.id] }, as(coordinator));
    expect((await get(coordinator, one.id)).escalation).toMatchObject({ state: "new", desk: null });
  });

  it("sets its clock anew with another severity, from when it was raised", async () => {
    const { id } = await raiseOne(world, { severity: "low" });
    await call(
      escalations.triage,
      { escalationId: id, severity: "urgent", category: "product" },
      as(world.coordinator),
    );
    const row = await db.escalation.findFirstOrThrow({ where: { id } });
    expect(row).toMatchObject({ severity: "urgent", category: "product" });
    expect(Math.round((row.resolveDueAt.getTime() - row.raisedAt.getTime()) / 60_000)).toBe(480);
  });
});

describe("who sees which (SPEC, who sees and changes what)", () => {
  it("a CSM own and own accounts', a manager own teams', a coordinator and an admin all, a specialist what was routed", async () => {
    const { csm, stranger, manager, coordinator, admin, specialist, seller } = world;
    const mine = (await raiseOne(world, { title: "Seen by its team" })).id;
    const theirs = (
      await raiseOne(world, {
        accountId: world.otherId,
        title: "Seen by the other",
        raisedBy: { kind: "person", userId: stranger.userId, role: "csm" },
      })
    ).id;
    await call(escalations.route, { escalationIds: [theirs], desk: "sales" }, as(coordinator));
    const sees = async (caller: Caller) => (await listed(caller, { search: "Seen by" })).toSorted((a, b) => a - b);
    expect(await sees(csm)).toEqual([mine]);
    expect(await sees(stranger)).toEqual([theirs]);
    expect(await sees(manager)).toEqual([mine]);
    for (const caller of [coordinator, admin]) expect(await sees(caller)).toEqual([mine, theirs]);
    expect(await sees(specialist)).toEqual([]);
    expect(await sees(seller)).toEqual([theirs]);
    expect(await code(write(admin, mine, "Hello"))).toBe("FORBIDDEN");
    for (const id of [mine, 2_000_000_000]) {
      const answer = await get(seller, id).catch((error: Error) => error.message);
      expect(answer).toBe("There is no such escalation, or it was not routed to you.");
    }
  });

  it("found by reference, account and state, in the order asked for", async () => {
    const { coordinator, accountId } = world;
    const { id, reference } = await raiseOne(world, { severity: "urgent", title: "The most urgent" });
    expect(await listed(coordinator, { search: reference.toLowerCase() })).toEqual([id]);
    expect(await listed(coordinator, { accountId, severity: "urgent", state: "new", sort: "due" })).toContain(id);
    expect(await listed(coordinator, { overdue: true })).not.toContain(id);
    expect(await listed(coordinator, { mine: true, search: "most urgent" })).toEqual([id]);
    expect(await listed(coordinator, { state: "closed", search: "most urgent" })).toEqual([]);
  });
});
