import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { type EscalationWorld, makeEscalationWorld, raiseOne } from "#lib/test-escalations.ts";
import { isAnswered } from "./read/answered.ts";
import { coordinatorsOnDuty } from "./read/coordinators.ts";
import { NoCoordinator } from "./write/raise-escalation.ts";

await testDatabase();

let world: EscalationWorld;
beforeAll(async () => {
  world = await makeEscalationWorld();
});

const act = (who: { userId: number }, role: string) => ({ actedBy: who.userId, actedRole: role });

describe("raising (C1, E1, E4)", () => {
  it("goes to the coordinator, by a person or a protocol, with its clock", async () => {
    const raised = await raiseOne(world, { severity: "urgent" });
    expect(raised).toEqual({ id: raised.id, reference: `ESC-${raised.id}`, raised: true });
    const row = await db.escalation.findFirstOrThrow({ where: { id: raised.id } });
    expect(row).toMatchObject({ state: "new", desk: null, raisedKind: "person", raisedBy: world.csm.userId });
    expect((row.respondDueAt.getTime() - row.raisedAt.getTime()) / 60_000).toBeCloseTo(60, 0);
    const byProtocol = await raiseOne(world, { raisedBy: { kind: "protocol", interventionId: 7, protocol: "E1" } });
    expect(await db.escalation.findFirst({ where: { id: byProtocol.id } })).toMatchObject({
      raisedBy: null,
      interventionId: 7,
      protocol: "E1",
    });
  });

  it("happens once while it is open, also when many raise at the same moment", async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => raiseOne(world, { once: "stalled" })));
    expect(all.filter(({ raised }) => raised)).toHaveLength(1);
    const [id] = [...new Set(all.map((one) => one.id))];
    expect(new Set(all.map((one) => one.id)).size).toBe(1);
    expect((await raiseOne(world, { once: "stalled", accountId: world.otherId })).raised).toBe(true);
    await db.escalation.updateMany({
      where: { id },
      data: { state: "closed", outcome: "resolved", ...act(world.coordinator, "coordinator") },
    });
    expect((await raiseOne(world, { once: "stalled" })).raised).toBe(true);
  });

  it("keeps to the one it was merged into", async () => {
    const [first, second] = [await raiseOne(world, { once: "a" }), await raiseOne(world)];
    await db.escalation.updateMany({
      where: { id: first.id },
      data: { state: "merged", mergedIntoId: second.id, ...act(world.coordinator, "coordinator") },
    });
    expect(await raiseOne(world, { once: "a" })).toMatchObject({ id: second.id, raised: false });
  });

  it("says so when there is nobody to raise it to", async () => {
    await db.escalation.updateMany({
      where: { state: { notIn: ["closed", "merged"] } },
      data: { state: "closed", outcome: "not-needed", ...act(world.coordinator, "coordinator") },
    });
    await db.appUser.update({ where: { id: world.coordinator.userId }, data: { status: "deactivated" } });
    await expect(raiseOne(world)).rejects.toThrow(NoCoordinator);
    await db.appUser.update({ where: { id: world.coordinator.userId }, data: { status: "active" } });
  });
});

describe("what a reference stands for (N2, N5)", () => {
  it("counts once a desk answered, for its own account, unless it was declined", async () => {
    const { id, reference } = await raiseOne(world);
    const answered = () => isAnswered(world.accountId, reference);
    const step = (data: object) =>
      db.escalation.updateMany({ where: { id }, data: { ...data, ...act(world.coordinator, "coordinator") } });
    expect(await answered()).toBe(false);
    await step({ state: "routed", desk: "technical" });
    expect(await answered()).toBe(false);
    await db.escalationMessage.create({
      data: {
        accountId: world.accountId,
        escalationId: id,
        kind: "answer",
        authorId: world.specialist.userId,
        authorRole: "specialist",
        body: "Fixed in the release of tonight.",
      },
    });
    expect(await answered()).toBe(true);
    expect(await isAnswered(world.accountId, ` esc-${id} `)).toBe(true);
    expect(await isAnswered(world.otherId, reference)).toBe(false);
    expect(await isAnswered(world.accountId, "ESC-999999")).toBe(false);
    expect(await isAnswered(world.accountId, "tomorrow")).toBe(false);
    await step({ state: "closed", outcome: "declined" });
    expect(await answered()).toBe(false);
  });
});

describe("who keeps the queue (C1)", () => {
  it("is every active coordinator, and in an absent one's place the deputy, for those days only", async () => {
    const now = new Date("2026-03-10T12:00:00Z");
    expect(await coordinatorsOnDuty(db, now)).toEqual([world.coordinator.userId]);
    await db.coordinatorDeputy.create({
      data: {
        coordinatorId: world.coordinator.userId,
        deputyId: world.manager.userId,
        fromOn: new Date("2026-03-09"),
        untilOn: new Date("2026-03-10"),
        namedBy: world.coordinator.userId,
      },
    });
    expect(await coordinatorsOnDuty(db, now)).toEqual([world.manager.userId]);
    expect(await coordinatorsOnDuty(db, new Date("2026-03-11T00:00:00Z"))).toEqual([world.coordinator.userId]);
  });
});
