import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { accounts } from "#lib/accounts/procedures.ts";
import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { escalations } from "#lib/escalations/procedures.ts";
import { people } from "#lib/people/procedures.ts";
import { testDatabase } from "#lib/test-database.ts";
import { type EscalationWorld, makeEscalationWorld, raiseOne } from "#lib/test-escalations.ts";
import { as, code } from "#lib/test-money.ts";
import { readAttachment } from "./read/attachment.ts";
import { attachFile, purgeUnsent, unsentDays } from "./write/attachments.ts";

await testDatabase();

let world: EscalationWorld;
beforeAll(async () => {
  world = await makeEscalationWorld();
});

const get = (caller: Caller, escalationId: number) => call(escalations.get, { escalationId }, as(caller));
const write = (caller: Caller, escalationId: number, body: string, more: object = {}) =>
  call(escalations.write, { escalationId, body, ...more }, as(caller));
async function* bytesOf(...pieces: (string | Uint8Array)[]) {
  for (const piece of pieces) yield typeof piece === "string" ? new TextEncoder().encode(piece) : piece;
}

describe("a deputy stands in (C1)", () => {
  it("triages, routes and closes during the span, is shown as such, and lapses", async () => {
    const { manager, coordinator, specialist } = world;
    const { id } = await raiseOne(world);
    const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const span = { fromOn: dayFromNow(-1), untilOn: dayFromNow(1) };
    const route = () => call(escalations.route, { escalationIds: [id], desk: "technical" }, as(manager));
    expect(await code(route())).toBe("FORBIDDEN");
    expect(await code(call(escalations.nameDeputy, { userId: specialist.userId, ...span }, as(coordinator)))).toBe(
      "CONFLICT",
    );
    const deputy = await call(escalations.nameDeputy, { userId: manager.userId, ...span }, as(coordinator));
    expect(await call(escalations.duty, {}, as(manager))).toEqual({ coordinates: true, standsInFor: ["Rosa"] });
    await route();
    expect((await get(manager, id)).log.at(-1)).toMatchObject({
      what: "routed",
      person: "Tomas",
      role: "manager",
      deputyFor: "Rosa",
    });
    await call(escalations.endDeputy, { deputyId: deputy.id }, as(coordinator));
    expect(await code(call(escalations.takeBack, { escalationIds: [id] }, as(manager)))).toBe("FORBIDDEN");
    const past = { coordinatorId: coordinator.userId, deputyId: manager.userId, namedBy: coordinator.userId };
    await db.coordinatorDeputy.create({
      data: { ...past, fromOn: new Date("2026-01-01"), untilOn: new Date("2026-01-02") },
    });
    expect(await code(call(escalations.takeBack, { escalationIds: [id] }, as(manager)))).toBe("FORBIDDEN");
    expect(await call(escalations.deputies, {}, as(coordinator))).toEqual([]);
    await expect(
      db.coordinatorDeputy.create({
        data: { ...past, namedBy: manager.userId, fromOn: new Date(), untilOn: new Date() },
      }),
    ).rejects.toMatchObject({ code: "P2003" });
    await expect(
      db.coordinatorDeputy.create({
        data: {
          coordinatorId: manager.userId,
          namedBy: manager.userId,
          deputyId: world.csm.userId,
          fromOn: new Date(),
          untilOn: new Date(),
        },
      }),
    ).rejects.toMatchObject({ code: "P2003" });
  });
});

describe("an agent raises for its person (X9)", () => {
  it("through the same door, and the line says that a key did it", async () => {
    const { csm, accountId } = world;
    const key = await db.apiKey.create({
      data: {
        name: "agent",
        kind: "agent",
        prefix: "bw",
        secretHash: "x",
        scopes: ["read", "write"],
        userId: csm.userId,
        createdBy: csm.userId,
      },
    });
    const agent: Caller = { ...csm, kind: "key", keyId: key.id, scopes: ["read", "write"] };
    const { id } = await call(
      escalations.raise,
      { accountId, category: "product", severity: "low", title: "Asked for", summary: "By the agent." },
      as(agent),
    );
    expect((await get(csm, id)).log[0]).toMatchObject({ what: "raised", person: "Ines", byKey: true });
    await db.apiKey.update({ where: { id: key.id }, data: { kind: "read" } });
    expect(
      await code(
        call(
          escalations.raise,
          { accountId, category: "product", severity: "low", title: "a", summary: "b" },
          as(agent),
        ),
      ),
    ).toBe("CONFLICT");
  });
});

describe("files of a thread", () => {
  it("are taken by size and content, sent once, read by whoever may, and stay", async () => {
    const { csm, coordinator, stranger, specialist } = world;
    const { id } = await raiseOne(world);
    const attach = (caller: Caller, name: string, ...pieces: (string | Uint8Array)[]) =>
      attachFile({ escalationId: id, name, body: bytesOf(...pieces) }, caller);
    for (const [name, bytes] of [
      ["a.exe", "MZ"],
      ["a.png", "no picture"],
      ["a.pdf", "<script>"],
      ["a.txt", "\u0000\u0001"],
      ["a.docx", "PK\u0003\u0004 no document"],
      ["a", "x"],
      ["a.txt", ""],
      ["constructor", "x"],
    ] as const)
      expect({ name, answer: await attach(csm, name, bytes) }).toMatchObject({ name, answer: { reason: "invalid" } });
    expect(await attach(csm, "big.txt", ...Array.from({ length: 11 }, () => "x".repeat(1024 * 1024)))).toMatchObject({
      message: expect.stringContaining("10 MB"),
    });
    expect(await attach(stranger, "a.txt", "Hello")).toMatchObject({ reason: "not-found" });
    expect(await attach(specialist, "a.txt", "Hello")).toMatchObject({ reason: "not-found" });

    const file = await attach(csm, "log.csv", "a,b\n", "1,2\n");
    if ("ok" in file) throw new Error(file.message);
    expect(await readAttachment(file.id, csm)).toMatchObject({ reason: "not-found" });
    await write(coordinator, id, "Not mine to send", { attachmentIds: [file.id] });
    expect(await readAttachment(file.id, csm)).toMatchObject({ reason: "not-found" });
    await write(csm, id, "The log", { attachmentIds: [file.id] });
    expect(await readAttachment(file.id, coordinator)).toMatchObject({
      name: "log.csv",
      type: "text/csv",
      content: new TextEncoder().encode("a,b\n1,2\n"),
    });
    for (const caller of [stranger, specialist])
      expect(await readAttachment(file.id, caller)).toMatchObject({ reason: "not-found" });
    expect(await code(call(escalations.removeAttachment, { escalationId: id, attachmentId: file.id }, as(csm)))).toBe(
      "NOT_FOUND",
    );
    for (const attack of [
      "delete from escalation_attachment",
      "update escalation_attachment set message_id = null",
      "delete from escalation_attachment_content",
      "update escalation_attachment_content set content = ''",
    ])
      await expect(db.$executeRawUnsafe(attack)).rejects.toThrow(/stays|permission denied|goes once/);
    const unsent = await attach(csm, "other.txt", "Hello");
    if ("ok" in unsent) throw new Error(unsent.message);
    await call(escalations.removeAttachment, { escalationId: id, attachmentId: unsent.id }, as(csm));

    await attach(csm, "forgotten.txt", "Hello");
    expect(await purgeUnsent(new Date(Date.now() + (unsentDays - 1) * 86_400_000))).toBe(0);
    expect(await purgeUnsent(new Date(Date.now() + (unsentDays + 1) * 86_400_000))).toBe(1);
    expect(await db.escalationAttachment.findMany({ where: { escalationId: id }, select: { id: true } })).toEqual([
      { id: file.id },
    ]);
  });
});

describe("the last coordinator (C1)", () => {
  it("does not leave open escalations behind, also not by an admin", async () => {
    const { admin, coordinator, csm, accountId } = world;
    const { userId } = coordinator;
    await raiseOne(world);
    const csmNow = [{ role: "csm" as const, desk: null }];
    expect(await code(call(people.setRoles, { userId, roles: csmNow, teamIds: [] }, as(admin)))).toBe("CONFLICT");
    expect(await code(call(people.setActive, { userId, active: false }, as(admin)))).toBe("CONFLICT");
    const { id } = await raiseOne(world);
    await call(
      people.setRoles,
      { userId: world.stranger.userId, roles: [{ role: "coordinator", desk: null }], teamIds: [] },
      as(admin),
    );
    expect(await code(call(people.setActive, { userId, active: false }, as(admin)))).toBe("done");
    expect((await get(csm, id)).participants.map(({ name, part }) => [name, part])).toContainEqual([
      "Mina",
      "coordinator",
    ]);
    const { rows } = await call(accounts.timeline, { accountId, limit: 5 }, as(csm)).then((found) => ({ rows: found }));
    expect(rows[0]).toMatchObject({
      kind: "escalation",
      title: expect.stringMatching(/^Escalation ESC-\d+ raised$/),
      by: "Ines",
    });
  });
});

describe("targets (C4)", () => {
  it("are settings: an admin's hold for what is raised afterwards", async () => {
    const { admin, csm } = world;
    const targets = await call(escalations.targets, {}, as(csm));
    expect(targets.urgent).toEqual({ respond: 60, resolve: 480 });
    await call(escalations.setTargets, { ...targets, urgent: { respond: 30, resolve: 240 } }, as(admin));
    const row = await db.escalation.findFirstOrThrow({
      where: { id: (await raiseOne(world, { severity: "urgent" })).id },
    });
    expect(Math.round((row.respondDueAt.getTime() - row.raisedAt.getTime()) / 60_000)).toBe(30);
    expect(await code(call(escalations.setTargets, targets, as(csm)))).toBe("FORBIDDEN");
  });
});
